"""Paths under /knowledge/ of what keeps articles true: gaps, health, reviews, pairs, order, bulk acts."""

from django.urls import path

from . import bulk, duplicates, gaps, health, reviews, settlements, shelf_order

GAP, PAIR, REVIEW = "gaps/<int:gap_id>/", "duplicates/<int:pair_id>/", "reviews/<int:review_id>/"

urlpatterns = [
    path("gaps/", gaps.listing, name="gaps"),
    path("gaps/table/", gaps.table, name="gaps_table"),
    path(GAP, gaps.gap, name="gap"),
    path(f"{GAP}assignment/", settlements.assignment, name="gap_assignment"),
    path(f"{GAP}title/", settlements.title, name="gap_title"),
    path(f"{GAP}article/", settlements.article, name="gap_article"),
    path(f"{GAP}closure/", settlements.closure, name="gap_closure"),
    path(f"{GAP}dismissal/", settlements.dismissal, name="gap_dismissal"),
    path(f"{GAP}reopening/", settlements.reopening, name="gap_reopening"),
    path(f"{GAP}union/", settlements.union, name="gap_union"),
    path(f"{GAP}parts/", settlements.parts, name="gap_parts"),
    path("health/", health.listing, name="health"),
    path("health/table/", health.table, name="health_table"),
    path("reviews/", reviews.listing, name="reviews"),
    path(f"{REVIEW}owner/", reviews.owner, name="review_owner"),
    path(f"{REVIEW}outcome/", reviews.outcome, name="review_outcome"),
    path("articles/<int:article_id>/reviews/", reviews.asked, name="article_reviews"),
    path("articles/<int:article_id>/flags/settlement/", reviews.flags_settled, name="article_flags_settled"),
    path("articles/<int:article_id>/parts/", bulk.parts, name="article_parts"),
    path("duplicates/", duplicates.listing, name="duplicates"),
    path(PAIR, duplicates.duplicate, name="duplicate"),
    path(f"{PAIR}union/", duplicates.union, name="duplicate_union"),
    path(f"{PAIR}dismissal/", duplicates.dismissal, name="duplicate_dismissal"),
    path("order/", shelf_order.order, name="order"),
    path("bulk/", bulk.chosen, name="bulk"),
    path("bulk/moves/", bulk.moves, name="bulk_moves"),
    path("bulk/unions/", bulk.unions, name="bulk_unions"),
    path("categories/<int:category_id>/union/", bulk.shelf_union, name="category_union"),
]
