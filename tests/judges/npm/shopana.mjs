// The judge @shopana/novaposhta-api-client (npm, Apache-2.0): numbers as JSON numbers, …General names, retries of its own.
import {
  AddressService,
  CounterpartyService,
  ReferenceService,
  TrackingService,
  WaybillService,
  createClient,
} from "@shopana/novaposhta-api-client";

const [baseUrl, apiKey, today] = process.argv.slice(2);
const content = [];

async function transport({ url, body }) {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, data: await response.json() };
}

function expect(call, got, wanted = true) {
  if (JSON.stringify(got) !== JSON.stringify(wanted)) {
    throw new Error(`${call}: got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`);
  }
  content.push(call);
}

function data(answer) {
  if (!answer.success) throw new Error(`refused: ${answer.errors}`);
  return answer.data;
}

const api = createClient({ transport, baseUrl, apiKey, rateLimitRetry: { maxRetries: 2, delayMs: 10 } })
  .use(new AddressService())
  .use(new CounterpartyService())
  .use(new ReferenceService())
  .use(new TrackingService())
  .use(new WaybillService());

const [found] = data(await api.address.searchSettlements({ CityName: "Львів", Page: 1, Limit: 5 }));
const lviv = found.Addresses[0];
expect("AddressGeneral.searchSettlements", lviv.MainDescription, "Львів");
const kyiv = data(await api.address.getCities({ FindByString: "Київ" })).find((city) => city.Description === "Київ");
expect("AddressGeneral.getCities", kyiv.CityID !== undefined);
const branches = data(await api.address.getWarehouses({ CityRef: lviv.DeliveryCity, Limit: 5, Page: 1 }));
expect("AddressGeneral.getWarehouses", branches.length, 5);
expect("CommonGeneral.getCargoTypes", data(await api.reference.getCargoTypes()).length, 5);
expect("CommonGeneral.getPackList", data(await api.reference.getPackList())[0].TypeOfPacking, "");

const [sender] = data(await api.counterparty.getCounterparties({ CounterpartyProperty: "Sender", Page: 1 }));
const [contact] = data(await api.counterparty.getCounterpartyContactPersons({ Ref: sender.Ref, Page: 1 }));
const [origin] = data(
  await api.counterparty.getCounterpartyAddresses({ Ref: sender.Ref, CounterpartyProperty: "Sender" }),
);
const [recipient] = data(
  await api.counterparty.save({
    FirstName: "Олена",
    LastName: "Зразок",
    MiddleName: "",
    Phone: "380990000001",
    Email: "",
    CounterpartyType: "PrivatePerson",
    CounterpartyProperty: "Recipient",
  }),
);
expect("CounterpartyGeneral.save", recipient.ContactPerson.data[0].Description, "Зразок Олена");
const way = { CitySender: kyiv.Ref, CityRecipient: lviv.DeliveryCity, ServiceType: "WarehouseWarehouse" };
const [price] = data(await api.waybill.getPrice({ ...way, Weight: 1.5, Cost: 500, CargoType: "Parcel", SeatsAmount: 1 }));
expect("InternetDocumentGeneral.getDocumentPrice", price.Cost, 90);
const [arrival] = data(await api.waybill.getDeliveryDate({ ...way, DateTime: today }));
expect("InternetDocumentGeneral.getDocumentDeliveryDate", arrival.DeliveryDate.timezone, "Europe/Kiev");
const [saved] = data(
  await api.waybill.create({
    ...way,
    PayerType: "Recipient",
    PaymentMethod: "Cash",
    DateTime: today,
    CargoType: "Parcel",
    Weight: 1.5,
    VolumeGeneral: 0.004,
    SeatsAmount: 1,
    Description: "Товари",
    Cost: 500,
    Sender: sender.Ref,
    SenderAddress: origin.Ref,
    ContactSender: contact.Ref,
    SendersPhone: contact.Phones,
    Recipient: recipient.Ref,
    RecipientAddress: branches.find((branch) => branch.DenyToSelect === "0").Ref,
    ContactRecipient: recipient.ContactPerson.data[0].Ref,
    RecipientsPhone: "380990000001",
  }),
);
expect("InternetDocumentGeneral.save", saved.IntDocNumber.length, 14);
const [entry] = data(
  await api.tracking.trackDocuments({ Documents: [{ DocumentNumber: saved.IntDocNumber, Phone: "380990000001" }] }),
);
expect("TrackingDocumentGeneral.getStatusDocuments", [entry.StatusCode, entry.AnnouncedPrice], ["1", 500]);
const listed = data(await api.tracking.getDocumentList({ DateTimeFrom: today, DateTimeTo: today, GetFullList: "1" }));
expect("InternetDocumentGeneral.getDocumentList", listed[0].IntDocNumber, saved.IntDocNumber);
expect("InternetDocumentGeneral.delete", data(await api.waybill.delete({ DocumentRefs: [saved.Ref] })), [
  { Ref: saved.Ref },
]);
console.log(JSON.stringify(content));
