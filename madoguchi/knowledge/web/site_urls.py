"""Addresses that search engines know, at the root of the site."""

from django.urls import path

from . import crawlers

app_name = "site"

urlpatterns = [
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", crawlers.sitemap_part, name="sitemap_part"),
]
