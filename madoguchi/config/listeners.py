"""Which fact is heard by whom: fact → durable listeners (jobs) and live listeners (nudges)."""

from madoguchi.conversations import events as conversations
from madoguchi.conversations import live as conversations_live
from madoguchi.core.shapes import Listeners, Wiring
from madoguchi.people import events as people
from madoguchi.people import live as people_live

LISTENERS: Wiring = {
    conversations.ArticlesLinked: Listeners(live=(conversations_live.staff_only,)),
    conversations.Assigned: Listeners(live=(conversations_live.handed,)),
    conversations.ConversationOpened: Listeners(live=(conversations_live.everybody,)),
    conversations.CustomerMoved: Listeners(live=(conversations_live.customer_moved,)),
    conversations.HandlerChanged: Listeners(live=(conversations_live.everybody,)),
    conversations.MessageAdded: Listeners(live=(conversations_live.everybody,)),
    conversations.MessagesRead: Listeners(live=(conversations_live.messages_read,)),
    conversations.NoteAdded: Listeners(live=(conversations_live.note_added,)),
    conversations.PriorityChanged: Listeners(live=(conversations_live.staff_only,)),
    conversations.Released: Listeners(live=(conversations_live.handed,)),
    conversations.StatusChanged: Listeners(live=(conversations_live.everybody,)),
    conversations.TagsChanged: Listeners(live=(conversations_live.staff_only,)),
    conversations.TeamChanged: Listeners(live=(conversations_live.team_changed,)),
    conversations.TopicChanged: Listeners(live=(conversations_live.staff_only,)),
    people.AvailabilityChanged: Listeners(live=(people_live.availability_changed,)),
    people.CustomersMerged: Listeners(live=(people_live.customers_merged,)),
    people.IdentityProven: Listeners(live=(people_live.identity_proven,)),
    people.StaffChanged: Listeners(live=(people_live.staff_changed,)),
    people.StaffLost: Listeners(live=(people_live.staff_changed,)),
    people.VisitorStarted: Listeners(),
}
