// The judge's own files import each other without extensions, which Node does not allow: this adds them.
import { register } from "node:module";

register(
  "data:text/javascript," +
    encodeURIComponent(`
      export async function resolve(specifier, context, next) {
        try {
          return await next(specifier, context);
        } catch (error) {
          if (!specifier.startsWith(".") || specifier.endsWith(".js")) throw error;
          return next(specifier + ".js", context).catch(() => next(specifier + "/index.js", context));
        }
      }
    `),
);
