# The portal's fixed words in English.

site = Mithaq
site-about = The record of how a country's open-government action plan is made: each act, who did it, when and why.
skip = Skip to the content
languages = Languages
instant = { $day }, { $hour } ({ $offset })
missing-title = There is no such page
missing = The record has nothing under this address.

## Processes

processes = Processes
processes-none = No process has started yet.

## The report

report = Progress report
as-of = As it stood on { $instant }
times = Times are those of { $zone }.
report-caption = Activities by phase: what was planned, what was reported, and what the record proves
column-activity = Activity
column-reported = What was reported
column-proved = What the record proves
column-dates = Planned dates
phase = Phase { $number }
reported-none = Nothing is reported yet.
proved-none = The record proves nothing yet.
stated-on = reported on { $day }
note = Note: { $note }
mode = Held { $mode }
published-in = Published in { $languages }
history = History
history-of-activity = History of activity { $number }
history-of-fact = Its history in the record
corrections = Corrections of the process
state-suspended = The process is suspended: nothing is decided in it until it is resumed.
state-cancelled = The process was cancelled.
derived = Every status, number and date on this page is derived from recorded events alone.
as-data = The report as data (JSON)
hash = SHA-256
events-ids = Events
quorum = The quorum is more than { $quorum_share } of the seats, and at least { $quorum_each_side } of each side.
missing-quorum = Short of: { $missing }.
closes-open = Closes { $instant }.
closes-closed = Closed { $instant }.
by-two = Two people stand for it.
evidence-link = Link
evidence-file = File
evidence-event = Event

status-reported = Done and reported
status-stated = Done, not reported
status-in_progress = In progress
status-upcoming = Coming

date-period = Period
date-meeting = Meeting
date-comment_period = Comment period
date-publication = Publication
date-call_published = Call published
date-deadline = Deadline
date-selection = Selection
date-decision = Decision
date-task_forces_formed = Task forces formed
date-vote = Vote
date-approval = Approval

channel-facebook_page = Facebook page
channel-email = Email
channel-web_form = Web form
channel-website = Website
channel-meeting = Meeting
channel-video = Video
channel-official_letter = Official letter
channel-invitation = Invitation
channel-phone = Phone
channel-post = Post
channel-none = no channel left

purpose-outreach = outreach
purpose-intake = intake
purpose-decision = decision
purpose-invitation = invitation
purpose-record = record

mode-in_person = in person
mode-remote = remotely
mode-both = in person and remotely

missing-seats = seats

## Histories

history-title = History of { $subject }
history-caption = Who did what, when and why, oldest first
history-none = The record has nothing about this.
column-when = When
column-who = Who
column-what = What
column-why = Why
column-version = On which version
person = person { $id }
service = the service { $service }
caused = following from an event
was-due = due { $instant }
activity = Activity { $number }
document-version = Version { $number }
stream-version = event { $version } of its stream
by-rule = by the rule “{ $rule }” (version { $version })
pages = Pages
newer = Later
older = Earlier

## A consultation

comments = Comments and answers
comments-none = No comment was received.
comment-number = Comment { $number }
received-on = received { $instant }
paragraph = on paragraph { $paragraph }
withdrawn = Its author withdrew this comment.
hidden-on-ground = This comment is hidden; it keeps its place and is answered. The ground:
erased = The words of this comment were erased.
unavailable = The words of this comment cannot be shown just now.
answer = Answer
answer-none = Not answered yet.
outcome-accepted = Accepted
outcome-partly = Accepted in part
outcome-not = Not accepted

upcoming = Coming activities
