"""Parcels, and what their carriers said."""

from .. import words
from ..carriers import carrier_name, tracking_url
from ..models import CarrierScan, Shipment
from ..shapes import ShipmentShape, TrackShape


def shipment_shape(row: Shipment) -> ShipmentShape:
    """The shape of a row whose events and contents were fetched along."""
    return ShipmentShape(
        id=row.pk, carrier=row.carrier, carrier_name=carrier_name(row.carrier),
        tracking_number=row.tracking_number, tracking_url=tracking_url(row.carrier, row.tracking_number),
        status=row.status, words=str(words.SHIPMENT[row.status]), expected_on=row.expected_on,
        shipped_at=row.shipped_at, delivered_at=row.delivered_at,
        line_ids=tuple(one.line_id for one in row.contents.all()),
        events=tuple(_scan(one) for one in row.events.all()),
    )  # fmt: skip


def _scan(row: CarrierScan) -> TrackShape:
    return TrackShape(row.at, row.code, str(words.SHIPMENT.get(row.code, row.text)), row.place, row.text)
