"""Which fact is heard by whom: fact → durable listeners (jobs) and live listeners (nudges)."""

from madoguchi.api import events as api
from madoguchi.assistant import events as assistant
from madoguchi.channels import events as channels
from madoguchi.channels import listeners as channels_hears
from madoguchi.commerce import events as commerce
from madoguchi.commerce import listeners as commerce_hears
from madoguchi.conversations import events as conversations
from madoguchi.conversations import listeners as conversations_hears
from madoguchi.conversations import live as conversations_live
from madoguchi.core import events as core
from madoguchi.core.shapes import Listeners, When, Wiring
from madoguchi.crossing import events as crossing
from madoguchi.desk import events as desk
from madoguchi.desk import listeners as desk_hears
from madoguchi.feedback import events as feedback
from madoguchi.gaps import events as gaps
from madoguchi.gaps import listeners as gaps_hears
from madoguchi.journeys import forget_words, task_to_people, tell_issue_fixed
from madoguchi.knowledge import events as knowledge
from madoguchi.knowledge import listeners as knowledge_hears
from madoguchi.knowledge import live as knowledge_live
from madoguchi.listening import events as listening
from madoguchi.listening import listeners as listening_hears
from madoguchi.notices import events as notices
from madoguchi.notices import listeners as notices_hears
from madoguchi.people import events as people
from madoguchi.people import listeners as people_hears
from madoguchi.people import live as people_live
from madoguchi.portal import listeners as portal_hears
from madoguchi.portal import live as portal_live
from madoguchi.routing import events as routing
from madoguchi.routing import listeners as routing_hears
from madoguchi.routing import live as routing_live
from madoguchi.tasks import events as tasks
from madoguchi.tasks import listeners as tasks_hears

LISTENERS: Wiring = {
    api.ArticleWritten: Listeners(),
    api.TokenMade: Listeners(),
    api.TokenRevoked: Listeners(),
    assistant.Answered: Listeners(),
    assistant.ProposalDecided: Listeners(),
    assistant.SampleJudged: Listeners(),
    assistant.FlowPublished: Listeners(),
    assistant.SolvedSaid: Listeners(),
    assistant.UnderstandingPublished: Listeners(),
    channels.AsideSettled: Listeners(),
    channels.FormHelped: Listeners(),
    channels.FormSent: Listeners(),
    channels.LetterPosted: Listeners(),
    channels.MailTaken: Listeners(),
    channels.ScanFiled: Listeners(),
    commerce.AccountRead: Listeners(),
    commerce.ClaimMoved: Listeners(durable=(portal_hears.claim_moved,), live=(portal_live.things_changed,)),
    commerce.MoneyMoved: Listeners(
        durable=(portal_hears.money_moved, commerce_hears.tell_shop), live=(portal_live.things_changed,)
    ),
    commerce.MoneyStuck: Listeners(),
    commerce.ReturnReceived: Listeners(
        durable=(portal_hears.return_received, commerce_hears.tell_shop), live=(portal_live.things_changed,)
    ),
    commerce.ReturnRefused: Listeners(
        durable=(portal_hears.return_refused, commerce_hears.tell_shop), live=(portal_live.things_changed,)
    ),
    commerce.ReturnSettled: Listeners(
        durable=(portal_hears.return_settled, commerce_hears.tell_shop), live=(portal_live.things_changed,)
    ),
    commerce.DeviceRegistered: Listeners(live=(portal_live.things_changed,)),
    commerce.ExchangeRequested: Listeners(
        durable=(portal_hears.exchange_requested,), live=(portal_live.things_changed,)
    ),
    commerce.OrderCancelled: Listeners(
        durable=(portal_hears.order_cancelled,), live=(portal_live.things_changed,)
    ),
    commerce.OrderChanged: Listeners(
        durable=(portal_hears.order_changed,), live=(portal_live.things_changed,)
    ),
    commerce.OrderPlaced: Listeners(durable=(portal_hears.order_placed,), live=(portal_live.things_changed,)),
    commerce.CreditIssued: Listeners(live=(portal_live.things_changed,)),
    commerce.InvoiceIssued: Listeners(
        durable=(portal_hears.invoice_issued,), live=(portal_live.things_changed,)
    ),
    commerce.InvoiceVoided: Listeners(live=(portal_live.things_changed,)),
    commerce.PapersTaken: Listeners(),
    commerce.PaymentFailed: Listeners(
        durable=(portal_hears.payment_failed,), live=(portal_live.things_changed,)
    ),
    commerce.PaymentRecorded: Listeners(
        durable=(portal_hears.payment_recorded,), live=(portal_live.things_changed,)
    ),
    commerce.PaymentRefunded: Listeners(live=(portal_live.things_changed,)),
    commerce.PaymentStarted: Listeners(),
    commerce.ReceiptCopied: Listeners(),
    commerce.ReceiptIssued: Listeners(),
    commerce.RecordsImported: Listeners(),
    commerce.ReturnRequested: Listeners(
        durable=(portal_hears.return_requested,), live=(portal_live.things_changed,)
    ),
    commerce.ShipmentMoved: Listeners(
        durable=(portal_hears.shipment_moved,), live=(portal_live.things_changed,)
    ),
    commerce.WarrantyClaimed: Listeners(),
    conversations.ArticlesLinked: Listeners(live=(conversations_live.staff_only,)),
    conversations.ArticleUnlinked: Listeners(live=(conversations_live.staff_only,)),
    conversations.Assigned: Listeners(
        durable=(routing_hears.mind_conversation, desk_hears.assigned),
        live=(conversations_live.handed,),
    ),
    conversations.ChannelChanged: Listeners(live=(conversations_live.everybody,)),
    conversations.Classified: Listeners(live=(conversations_live.staff_only,)),
    conversations.ContactNoted: Listeners(live=(conversations_live.staff_only,)),
    conversations.ConversationOpened: Listeners(
        live=(conversations_live.everybody,),
        durable=(
            When(tell_issue_fixed.waits_to_hear, tell_issue_fixed.tell_who_comes_again),
            When(channels_hears.came_by_mail, channels_hears.opened_by_mail),
        ),
    ),
    conversations.CustomerMoved: Listeners(live=(conversations_live.customer_moved,)),
    conversations.DeliveryChanged: Listeners(live=(conversations_live.staff_only,)),
    conversations.DeliveryWanted: Listeners(
        durable=(channels_hears.delivery_wanted, listening_hears.delivery_wanted)
    ),
    conversations.Escalated: Listeners(
        durable=(desk_hears.escalated,),
        live=(conversations_live.staff_only,),
    ),
    conversations.EscalationSettled: Listeners(live=(conversations_live.staff_only,)),
    conversations.Followed: Listeners(live=(conversations_live.staff_only,)),
    conversations.HandlerChanged: Listeners(live=(conversations_live.everybody,)),
    conversations.MarkedSpam: Listeners(live=(conversations_live.staff_only,)),
    conversations.Merged: Listeners(live=(conversations_live.merged,)),
    conversations.MessageAdded: Listeners(live=(conversations_live.everybody,)),
    conversations.MessageChanged: Listeners(
        durable=(forget_words.message_changed,), live=(conversations_live.everybody,)
    ),
    conversations.Reacted: Listeners(live=(conversations_live.staff_only,)),
    conversations.MessagesRead: Listeners(live=(conversations_live.messages_read,)),
    conversations.NoteAdded: Listeners(
        durable=(desk_hears.note_added,),
        live=(conversations_live.note_added,),
    ),
    conversations.PriorityChanged: Listeners(
        durable=(routing_hears.mind_conversation,),
        live=(conversations_live.staff_only,),
    ),
    conversations.Released: Listeners(
        durable=(routing_hears.mind_release,),
        live=(conversations_live.handed,),
    ),
    conversations.ReplyDueSet: Listeners(live=(conversations_live.staff_only,)),
    conversations.ReplyDueSoon: Listeners(live=(conversations_live.staff_only,)),
    conversations.ReplyOverdue: Listeners(
        durable=(desk_hears.reply_overdue,),
        live=(conversations_live.staff_only,),
    ),
    conversations.SpamLifted: Listeners(live=(conversations_live.staff_only,)),
    conversations.StatusChanged: Listeners(
        durable=(routing_hears.mind_status,),
        live=(conversations_live.everybody,),
    ),
    conversations.TakenBack: Listeners(live=(conversations_live.everybody,)),
    conversations.TagsChanged: Listeners(live=(conversations_live.staff_only,)),
    conversations.TeamChanged: Listeners(
        durable=(routing_hears.mind_conversation,),
        live=(conversations_live.team_changed,),
    ),
    conversations.TopicChanged: Listeners(live=(conversations_live.staff_only,)),
    core.OptionChanged: Listeners(durable=(conversations_hears.mind_option, people_hears.mind_option)),
    conversations.Unfollowed: Listeners(live=(conversations_live.staff_only,)),
    conversations.Unmerged: Listeners(live=(conversations_live.merged,)),
    conversations.TranscriptSent: Listeners(live=(conversations_live.everybody,)),
    crossing.Crossed: Listeners(),
    crossing.CrossingOffered: Listeners(),
    desk.ReplyApproved: Listeners(
        durable=(desk_hears.reply_approved,), live=(conversations_live.staff_only,)
    ),
    desk.ReplyHeld: Listeners(durable=(desk_hears.reply_held,), live=(conversations_live.staff_only,)),
    desk.ReplyReturned: Listeners(
        durable=(desk_hears.reply_returned,), live=(conversations_live.staff_only,)
    ),
    desk.ReplyWithdrawn: Listeners(live=(conversations_live.staff_only,)),
    desk.ViewExported: Listeners(),
    desk.WarningOverridden: Listeners(live=(conversations_live.staff_only,)),
    feedback.LookedSaid: Listeners(),
    feedback.RatingAsked: Listeners(),
    feedback.RatingGiven: Listeners(),
    feedback.Voted: Listeners(),
    knowledge.ArticleArchived: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.ArticlePublished: Listeners(durable=(gaps_hears.article_published,)),
    knowledge.ArticleWithdrawn: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.IssueFixed: Listeners(durable=(knowledge_hears.tell_by_mail, tell_issue_fixed.tell_in_chat)),
    knowledge.NoticeEnded: Listeners(live=(knowledge_live.notice_turned,)),
    knowledge.NoticePublished: Listeners(live=(knowledge_live.notice_turned,)),
    gaps.ArticleFlagged: Listeners(durable=(gaps_hears.article_changed,)),
    gaps.GapAssigned: Listeners(),
    gaps.GapClosed: Listeners(),
    gaps.GapDismissed: Listeners(),
    gaps.GapJoined: Listeners(),
    gaps.GapOpened: Listeners(),
    gaps.OrderTaken: Listeners(),
    gaps.ReviewDone: Listeners(),
    gaps.ReviewsOpened: Listeners(),
    knowledge.ArticleArchived: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.ArticleChecked: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.ArticleExpired: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.ArticleHanded: Listeners(),
    knowledge.ArticleMovedAddress: Listeners(),
    knowledge.ArticlePublished: Listeners(durable=(gaps_hears.article_published,)),
    knowledge.ArticleRead: Listeners(),
    knowledge.ArticleRestored: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.ArticleSaved: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.ArticleScheduled: Listeners(),
    knowledge.ArticleSentBack: Listeners(),
    knowledge.ArticleSubmitted: Listeners(),
    knowledge.RevisionSubmitted: Listeners(),
    knowledge.RevisionSentBack: Listeners(),
    knowledge.RevisionApproved: Listeners(),
    knowledge.ArticleWithdrawn: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.ArticlesImported: Listeners(),
    knowledge.BlockChanged: Listeners(),
    knowledge.CollectionRemoved: Listeners(),
    knowledge.NoticeEnded: Listeners(live=(knowledge_live.notice_turned,)),
    knowledge.NoticePublished: Listeners(live=(knowledge_live.notice_turned,)),
    knowledge.ProductReleased: Listeners(durable=(gaps_hears.product_released,)),
    knowledge.TranslationConfirmed: Listeners(durable=(gaps_hears.article_changed,)),
    knowledge.TranslationStale: Listeners(durable=(gaps_hears.article_changed,)),
    listening.AuthorForgotten: Listeners(),
    listening.MentionAnswered: Listeners(),
    listening.MentionIgnored: Listeners(),
    listening.MentionTakenUp: Listeners(),
    notices.NoticeHeld: Listeners(),
    notices.NoticeTold: Listeners(),
    people.AttributesChanged: Listeners(live=(people_live.attributes_changed,)),
    people.AvailabilityChanged: Listeners(
        durable=(routing_hears.mind_availability,),
        live=(people_live.availability_changed,),
    ),
    people.BrowsersForgotten: Listeners(live=(people_live.browsers_forgotten,)),
    people.ConsentGiven: Listeners(),
    people.ConsentWithdrawn: Listeners(live=(people_live.identity_proven,)),
    people.BlockLifted: Listeners(live=(people_live.block_changed,)),
    people.CustomerBlocked: Listeners(live=(people_live.block_changed,)),
    people.CustomersMerged: Listeners(
        durable=(tasks_hears.customers_merged, portal_hears.customers_merged, notices_hears.customers_merged),
        live=(people_live.customers_merged,),
    ),
    people.CompanyMembersChanged: Listeners(live=(people_live.details_changed,)),
    people.DetailsChanged: Listeners(
        durable=(portal_hears.details_changed, notices_hears.contact_changed),
        live=(people_live.details_changed,),
    ),
    people.RepresentationEnded: Listeners(live=(people_live.details_changed,)),
    people.RepresentationGranted: Listeners(live=(people_live.details_changed,)),
    people.IdentityProven: Listeners(live=(people_live.identity_proven,)),
    people.SecondFactorsRemoved: Listeners(live=(people_live.staff_changed,)),
    people.StaffChanged: Listeners(live=(people_live.staff_changed,)),
    people.StaffInvited: Listeners(),
    people.StaffJoined: Listeners(live=(people_live.staff_changed,)),
    people.StaffLost: Listeners(
        durable=(routing_hears.mind_loss,),
        live=(people_live.staff_changed,),
    ),
    people.VisitorStarted: Listeners(),
    routing.CustomerAsked: Listeners(),
    routing.Dequeued: Listeners(durable=(routing_hears.tell_places,), live=(routing_live.place,)),
    routing.OfferEnded: Listeners(durable=(routing_hears.offer,), live=(routing_live.offers,)),
    routing.OfferMade: Listeners(live=(routing_live.offers,)),
    routing.Queued: Listeners(durable=(routing_hears.offer,), live=(routing_live.place,)),
    tasks.TaskCompleted: Listeners(durable=(task_to_people.place, portal_hears.task_completed)),
    tasks.TaskLeft: Listeners(),
    tasks.TaskPublished: Listeners(),
    tasks.TaskRefused: Listeners(),
    tasks.TaskStarted: Listeners(),
    tasks.TaskStepDone: Listeners(),
    tasks.TaskUndone: Listeners(),
}
