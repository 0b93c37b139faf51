"""Tables of the knowledge room: what the company knows, and how it is found."""

from .articles import Article
from .blocks import Block
from .drafts import ArticleDraft
from .finding import IndexChange, SearchEntry
from .history import ArticleAddress, ArticleVersion
from .issues import Issue, IssueFollower, IssueMark, IssueUpdate
from .media import ArticleFile
from .notices import Notice
from .products import ArticleProduct, Product, ProductRelease
from .readings import Reading
from .revisions import ArticleRevision
from .runs import ImportRun
from .searches import Search
from .shelves import Category, CategoryAddress, Collection
from .synonyms import Synonym

__all__ = [
    "Article",
    "ArticleAddress",
    "ArticleDraft",
    "ArticleFile",
    "ArticleProduct",
    "ArticleRevision",
    "ArticleVersion",
    "Block",
    "Category",
    "CategoryAddress",
    "Collection",
    "IndexChange",
    "Issue",
    "IssueFollower",
    "IssueMark",
    "IssueUpdate",
    "ImportRun",
    "Notice",
    "Product",
    "ProductRelease",
    "Reading",
    "Search",
    "SearchEntry",
    "Synonym",
]
