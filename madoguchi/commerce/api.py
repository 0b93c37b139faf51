"""The front door of commerce: orders, parcels, returns, what customers own, and the rules about them."""

from .access import SYSTEM_VIEWER
from .actions.accounts import keep_account, read_account
from .actions.acts import act_on_order, effects, undo_act
from .actions.bill_paying import end_payments, start_payment, withdraw_payment
from .actions.bill_paying import look_up as look_up_payment
from .actions.claiming import move_claim
from .actions.crediting import credit_bill
from .actions.handling import receive_return, refuse_return
from .actions.hearing import hear_event, keep_event
from .actions.importing import bring_file, bring_records, bring_retail
from .actions.invoicing import keep_invoice, void_invoice
from .actions.moving import customer_moved
from .actions.owning import claim_warranty, name_device, register_device
from .actions.paying_out import give_back, settle_money
from .actions.receipts import issue_receipt
from .actions.receiving import accept_held, announce_payment, keep_direct_debit, record_payment, refund
from .actions.settling_returns import settle_return, settling_effects
from .actions.telling_shop import tell_again, tell_shop
from .actions.watching import look_after_payments, look_up_soon
from .actions.wishes import (
    cancel_order,
    change_address,
    change_delivery,
    change_items,
    change_payment,
    request_exchange,
    request_return,
)
from .arriving.columns import called as column_called
from .arriving.files import FileUnreadable
from .arriving.putting import customer_of as customer_of_record
from .arriving.retail import NotRetail
from .arriving.table import KINDS as RECORD_KINDS
from .bill_options import Issuer, WaysToPay
from .explaining import explained, reason_code
from .handing_out import (
    Document,
    bill_document,
    credit_note_document,
    receipt_document,
    suggested_receipt,
    transfer_account,
)
from .handing_over import MOST_PAPERS, TooManyPapers, paper_archive, paper_table
from .judging import delivery_days
from .policy import FIRST_RULES, Policies, Reason, Rule
from .queries.bills import (
    balance,
    bill,
    bill_of_fact,
    bills,
    bills_of_customer,
    bills_of_order,
    bills_to_pay,
    direct_debit,
    direct_debit_of,
    held_payments,
    payment,
)
from .queries.cases import claim_case, claim_number_of_fact, claims_of, money_move, money_moves, return_case
from .queries.dated import happened
from .queries.deliveries import deliveries, order_of_fact, orders_at_hand
from .queries.orders import (
    GROUPS,
    next_delivery,
    order,
    orders,
    owners_of_orders,
    payment_methods,
    verdict,
    verdict_on,
    verdicts,
)
from .queries.outgoing import latest_news, news, untold_news
from .queries.owning import device, owned, owned_codes
from .queries.papers import papers
from .queries.products import bought_with, product, products
from .queries.reminding import bills_drawn, bills_due, payment_of_fact
from .queries.tracking import order_mark, tracked
from .queries.waiting import KINDS as WAITING_KINDS
from .queries.waiting import waiting, waiting_customers
from .registration import registration_number
from .runs import accept_run, begin_run, carry_out, drop_run, run, runs
from .runs import check as look_through
from .shapes import (
    ACTS,
    ActDone,
    ActRefused,
    Address,
    Choice,
    ClaimCase,
    DeliveryShape,
    DeviceShape,
    Handled,
    MoneyMove,
    NoSuchRecord,
    OrderPage,
    OrdersAtHand,
    OrderShape,
    OrderSummary,
    Owned,
    RefundWay,
    ReturnCase,
    RowResult,
    RunShape,
    Tracked,
    Verdict,
    Waiting,
    Wish,
)
from .shapes.bills import (
    Balance,
    Bill,
    BillList,
    BillPaymentShape,
    BillRefused,
    BillUnknown,
    CreditNoteShape,
    DebitShape,
    InvoiceGiven,
    LineGiven,
    Method,
    PaymentRefused,
    ReceiptRefused,
    ReceiptShape,
    WholeBill,
)
from .shapes.outgoing import Account, AccountRefused
from .shapes.papers import PapersAsked
from .shop_link import SIGNING_KEY as SHOP_SIGNING_KEY
from .shop_link import ShopLink
from .stripe.keys import API_KEY as STRIPE_API_KEY
from .stripe.keys import SIGNING_KEY as STRIPE_SIGNING_KEY
from .tax import ROUNDINGS, RateTotal
from .wording import ACCOUNT_KINDS, method_word
from .words import ACT_NAMES, PAPER
from .words import ACT_NAMES as ACT_WORDS
from .words import CLAIM as CLAIM_WORDS
from .words import CLAIM_NEXT as CLAIM_NEXT_WORDS
from .words import ORDER as ORDER_WORDS
from .words import OUTCOME as OUTCOME_WORDS
from .words import REFUSAL as REFUSAL_WORDS

__all__ = [
    "move_claim",
    "receive_return",
    "refuse_return",
    "give_back",
    "settle_money",
    "settle_return",
    "settling_effects",
    "claim_case",
    "claims_of",
    "money_move",
    "money_moves",
    "return_case",
    "WAITING_KINDS",
    "waiting",
    "waiting_customers",
    "ClaimCase",
    "Handled",
    "MoneyMove",
    "RefundWay",
    "ReturnCase",
    "Waiting",
    "bills_drawn",
    "bills_due",
    "payment_of_fact",
    "CLAIM_NEXT_WORDS",
    "CLAIM_WORDS",
    "claim_number_of_fact",
    "OUTCOME_WORDS",
    "REFUSAL_WORDS",
    "ACT_WORDS",
    "ORDER_WORDS",
    "explained",
    "reason_code",
    "Balance",
    "Bill",
    "BillList",
    "BillPaymentShape",
    "BillRefused",
    "BillUnknown",
    "CreditNoteShape",
    "DebitShape",
    "Document",
    "InvoiceGiven",
    "Issuer",
    "LineGiven",
    "Method",
    "PaymentRefused",
    "ROUNDINGS",
    "RateTotal",
    "ReceiptRefused",
    "ReceiptShape",
    "STRIPE_API_KEY",
    "STRIPE_SIGNING_KEY",
    "WaysToPay",
    "WholeBill",
    "accept_held",
    "announce_payment",
    "balance",
    "column_called",
    "bill",
    "bought_with",
    "bill_document",
    "bill_of_fact",
    "bills",
    "bills_of_customer",
    "bills_of_order",
    "bills_to_pay",
    "credit_bill",
    "customer_of_record",
    "credit_note_document",
    "direct_debit",
    "direct_debit_of",
    "hear_event",
    "held_payments",
    "issue_receipt",
    "keep_direct_debit",
    "keep_event",
    "keep_invoice",
    "look_after_payments",
    "look_up_payment",
    "look_up_soon",
    "method_word",
    "ACCOUNT_KINDS",
    "Account",
    "AccountRefused",
    "MOST_PAPERS",
    "SHOP_SIGNING_KEY",
    "ShopLink",
    "keep_account",
    "latest_news",
    "news",
    "read_account",
    "tell_again",
    "tell_shop",
    "untold_news",
    "PAPER",
    "PapersAsked",
    "TooManyPapers",
    "paper_archive",
    "paper_table",
    "papers",
    "payment",
    "receipt_document",
    "record_payment",
    "refund",
    "registration_number",
    "start_payment",
    "suggested_receipt",
    "transfer_account",
    "void_invoice",
    "withdraw_payment",
    "SYSTEM_VIEWER",
    "ACTS",
    "ACT_NAMES",
    "FIRST_RULES",
    "GROUPS",
    "RECORD_KINDS",
    "ActDone",
    "ActRefused",
    "Address",
    "Choice",
    "DeliveryShape",
    "DeviceShape",
    "NoSuchRecord",
    "NotRetail",
    "OrderPage",
    "OrdersAtHand",
    "OrderShape",
    "OrderSummary",
    "Owned",
    "Policies",
    "Reason",
    "Rule",
    "Tracked",
    "Verdict",
    "Wish",
    "act_on_order",
    "RunShape",
    "RowResult",
    "accept_run",
    "begin_run",
    "carry_out",
    "drop_run",
    "look_through",
    "run",
    "runs",
    "FileUnreadable",
    "bring_file",
    "bring_records",
    "bring_retail",
    "cancel_order",
    "change_address",
    "change_delivery",
    "delivery_days",
    "change_items",
    "change_payment",
    "claim_warranty",
    "customer_moved",
    "deliveries",
    "device",
    "end_payments",
    "effects",
    "happened",
    "name_device",
    "next_delivery",
    "order",
    "order_mark",
    "order_of_fact",
    "orders",
    "orders_at_hand",
    "owners_of_orders",
    "owned",
    "owned_codes",
    "payment_methods",
    "product",
    "products",
    "register_device",
    "request_exchange",
    "request_return",
    "tracked",
    "undo_act",
    "verdict",
    "verdict_on",
    "verdicts",
]
