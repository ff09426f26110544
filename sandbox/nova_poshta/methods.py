"""Which methods there are, by model, and which of them need no key (Nova Poshta API 2.0). Does nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sandbox.nova_poshta import (
    addresses,
    contact_persons,
    counterparties,
    dictionaries,
    documents,
    orders,
    prices,
    printing,
    scan_sheets,
    services,
    settlements,
    street_search,
    tracking,
    warehouses,
    waybills,
)
from sandbox.nova_poshta.call import Call
from sandbox.nova_poshta.envelope import Envelope
from sandbox.nova_poshta.office import Office
from sandbox.nova_poshta.printing import Paper

Method = Callable[[Call, Office], Envelope | Paper]

METHODS: Mapping[str, Mapping[str, Method]] = {
    "TrackingDocument": {"getStatusDocuments": tracking.get_status_documents},
    "Address": {
        "getAreas": settlements.get_areas,
        "getCities": settlements.get_cities,
        "getSettlements": settlements.get_settlements,
        "getSettlementAreas": settlements.get_settlement_areas,
        "getSettlementCountryRegion": settlements.get_settlement_country_region,
        "searchSettlements": settlements.search_settlements,
        "searchSettlementStreets": street_search.search_settlement_streets,
        "getStreet": street_search.get_street,
        "getWarehouses": warehouses.get_warehouses,
        "getWarehouseTypes": warehouses.get_warehouse_types,
        "save": addresses.save,
        "update": addresses.update,
        "delete": addresses.delete,
    },
    "Counterparty": {
        "getCounterparties": counterparties.get_counterparties,
        "getCounterpartyContactPersons": counterparties.get_counterparty_contact_persons,
        "getCounterpartyAddresses": counterparties.get_counterparty_addresses,
        "getCounterpartyOptions": counterparties.get_counterparty_options,
        "getCatalogCounterparty": counterparties.get_catalog_counterparty,
        "save": counterparties.save,
        "update": counterparties.update,
        "delete": counterparties.delete,
    },
    "ContactPerson": {
        "save": contact_persons.save,
        "update": contact_persons.update,
        "delete": contact_persons.delete,
    },
    "InternetDocument": {
        "save": waybills.save,
        "update": waybills.update,
        "delete": waybills.delete,
        "getDocumentList": documents.get_document_list,
        "getDocument": documents.get_document,
        "getDocumentPrice": prices.get_document_price,
        "getDocumentDeliveryDate": prices.get_document_delivery_date,
        "printFull": printing.print_full,
        "printDocument": printing.print_document,
        "printMarking85x85": printing.print_marking,
        "generateReport": documents.generate_report,
        "getMoneyTransferDocuments": documents.get_money_transfer_documents,
        "getIncomingDocumentsByPhone": documents.get_incoming_documents_by_phone,
    },
    "Common": dictionaries.METHODS,
    "AdditionalService": {
        "CheckPossibilityCreateReturn": services.check_return,
        "checkPossibilityForRedirecting": services.check_redirecting,
        "CheckPossibilityChangeEW": services.check_change,
        "CheckPossibilityTermExtension": services.check_term_extension,
        "getReturnReasons": services.get_return_reasons,
        "getReturnReasonsSubtypes": services.get_return_reasons_subtypes,
        "getReturnOrdersList": services.get_return_orders_list,
        "getRedirectionOrdersList": services.get_redirection_orders_list,
        "getChangeEWOrdersList": services.get_change_orders_list,
        "save": orders.save,
        "delete": orders.delete,
    },
    "ScanSheet": {
        "insertDocuments": scan_sheets.insert_documents,
        "getScanSheetList": scan_sheets.get_scan_sheet_list,
        "getScanSheet": scan_sheets.get_scan_sheet,
        "getScanSheetDocuments": scan_sheets.get_scan_sheet_documents,
        "removeDocuments": scan_sheets.remove_documents,
        "deleteScanSheet": scan_sheets.delete_scan_sheet,
        "updateScanSheet": scan_sheets.update_scan_sheet,
    },
}
WITHOUT_KEY = {
    ("TrackingDocument", "getStatusDocuments"),
    *((model, method) for model in ("Address", "Common") for method in METHODS[model] if method.startswith("get")),
    ("Address", "searchSettlements"),
    ("InternetDocument", "getDocumentPrice"),
    ("InternetDocument", "getDocumentDeliveryDate"),
    ("Address", "searchSettlementStreets"),
}
FOR_THE_CABINET = {"ScanSheet", "AdditionalService"}
