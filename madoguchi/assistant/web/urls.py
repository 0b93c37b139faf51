"""Paths under /assistant/: where editors teach the assistant and see how it does."""

from django.urls import include, path

from . import checks, confusions, exchange, flows, home, intents, sentences, trial, versions

app_name = "assistant"

urlpatterns = [
    path("", home.home, name="home"),
    path("intents/", intents.intents, name="intents"),
    path("intents/new/", intents.new, name="new_intent"),
    path("intents/file/", exchange.file, name="intents_file"),
    path("intents/undo/", sentences.undo, name="undo"),
    path("intents/imports/", exchange.imports, name="imports"),
    path("intents/confusions/", confusions.confusions, name="confusions"),
    path("intents/checks/", checks.checks, name="checks"),
    path("intents/checks/removals/", checks.removals, name="check_removals"),
    path("intents/<str:code>/", intents.intent, name="intent"),
    path("intents/<str:code>/removal/", intents.removal, name="intent_removal"),
    path("intents/<str:code>/restoration/", intents.restoration, name="intent_restoration"),
    path("intents/<str:code>/sentences/", sentences.sentences, name="sentences"),
    path("intents/<str:code>/sentences/moves/", sentences.moves, name="sentence_moves"),
    path("intents/<str:code>/sentences/removals/", sentences.removals, name="sentence_removals"),
    path("intents/<str:code>/sentences/restorations/", sentences.restorations, name="sentence_restorations"),
    path("flows/", flows.flows, name="flows"),
    path("flows/<slug:code>/", flows.flow, name="flow"),
    path("flows/<slug:code>/text/", flows.text, name="flow_text"),
    path("flows/<slug:code>/draft/", flows.draft, name="flow_draft"),
    path("flows/<slug:code>/draft/undoing/", flows.undoing, name="flow_undoing"),
    path("flows/<slug:code>/draft/removal/", flows.removal, name="flow_removal"),
    path("flows/<slug:code>/examples/", flows.examples, name="flow_examples"),
    path("flows/<slug:code>/trial/", flows.trial, name="flow_trial"),
    path("flows/<slug:code>/publication/", flows.publication, name="flow_publication"),
    path("flows/<slug:code>/versions/", flows.versions, name="flow_versions"),
    path("trial/", trial.trial, name="trial"),
    path("trial/sentences/", sentences.tried, name="trial_sentences"),
    path("versions/", versions.versions, name="versions"),
    path("versions/<int:number>/", versions.version, name="version"),
    path("versions/<int:number>/publication/", versions.publication, name="version_publication"),
    path("versions/<int:number>/comeback/", versions.comeback, name="version_comeback"),
    path("", include("madoguchi.assistant.web.learning_urls")),
]
