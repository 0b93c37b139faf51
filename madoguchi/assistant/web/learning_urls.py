"""Paths of what the assistant learns, and of how well it does."""

from django.urls import path

from . import measures, proposals, samples

urlpatterns = [
    path("proposals/", proposals.listing, name="proposals"),
    path("proposals/approvals/", proposals.approvals, name="proposal_approvals"),
    path("proposals/returns/", proposals.returns, name="proposal_returns"),
    path("proposals/<int:proposal_id>/approval/", proposals.approval, name="proposal_approval"),
    path("proposals/<int:proposal_id>/rejection/", proposals.rejection, name="proposal_rejection"),
    path("proposals/<int:proposal_id>/postponement/", proposals.postponement, name="proposal_postponement"),
    path("measures/", measures.measures, name="measures"),
    path("measures/table/", measures.table, name="measures_table"),
    path("samples/", samples.listing, name="samples"),
    path("samples/<int:sample_id>/judgement/", samples.judgement, name="sample_judgement"),
]
