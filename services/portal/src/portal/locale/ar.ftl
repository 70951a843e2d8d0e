# الكلمات الثابتة للبوابة بالعربية.

site = ميثاق
site-about = سجلّ إعداد خطة العمل الوطنية للحكومة المنفتحة: كل إجراء، ومن قام به، ومتى، ولماذا.
skip = انتقل إلى المحتوى
languages = اللغات
instant = { "\u200F" }{ $day }، { $hour } ({ $offset })
missing-title = لا توجد صفحة بهذا العنوان
missing = ليس في السجل شيء تحت هذا العنوان.

## العمليات

processes = العمليات
processes-none = لم تبدأ أي عملية بعد.

## التقرير

report = تقرير سير العمل
as-of = كما كان عليه الحال في { $instant }
times = الأوقات بحسب { $zone }.
report-caption = الأنشطة بحسب المراحل: ما خُطِّط له، وما أُبلغ عنه، وما يثبته السجل
column-activity = النشاط
column-reported = ما أُبلغ عنه
column-proved = ما يثبته السجل
column-dates = التواريخ المخططة
phase = المرحلة { $number }
reported-none = لم يُبلَّغ عن شيء بعد.
proved-none = لا يثبت السجل شيئًا بعد.
stated-on = أُبلغ عنه في { $day }
note = ملاحظة: { $note }
mode = الانعقاد: { $mode }
published-in = نُشر باللغات: { $languages }
history = السجل
history-of-activity = سجل النشاط { $number }
history-of-fact = تاريخه في السجل
corrections = تصحيحات على العملية
state-suspended = العملية معلّقة: لا يُتخذ فيها أي قرار حتى تُستأنف.
state-cancelled = أُلغيت العملية.
derived = كل حالة ورقم وتاريخ في هذه الصفحة مستمد من الأحداث المسجلة وحدها.
as-data = التقرير بصيغة بيانات (JSON)
hash = SHA-256
events-ids = الأحداث
quorum = النصاب أكثر من { $quorum_share } المقاعد، و{ $quorum_each_side } على الأقل من كل طرف.
missing-quorum = النقص في: { $missing }.
closes-open = يُغلق في { $instant }.
closes-closed = أُغلق في { $instant }.
by-two = بمسؤولية شخصين.
evidence-link = رابط
evidence-file = ملف
evidence-event = حدث

status-reported = منجز ومُبلَّغ عنه
status-stated = منجز ولم يُبلَّغ عنه
status-in_progress = قيد التنفيذ
status-upcoming = قادم

date-period = الفترة
date-meeting = الاجتماع
date-comment_period = فترة التعليقات
date-publication = النشر
date-call_published = نشر الطلب
date-deadline = الموعد النهائي
date-selection = الاختيار النهائي
date-decision = اتخاذ القرار
date-task_forces_formed = تكوين فرق العمل
date-approval = الموافقة

channel-facebook_page = صفحة فيسبوك
channel-email = بريد إلكتروني
channel-web_form = نموذج إلكتروني
channel-website = موقع إلكتروني
channel-meeting = اجتماع
channel-video = فيديو
channel-official_letter = كتاب رسمي
channel-invitation = دعوة
channel-phone = هاتف

purpose-outreach = للتعريف والدعوة إلى المشاركة
purpose-intake = لتلقّي المشاركات
purpose-decision = لإبلاغ القرار
purpose-invitation = للدعوة
purpose-record = للتوثيق

mode-in_person = وجاهيًا
mode-remote = عن بُعد
mode-both = وجاهيًا وعن بُعد

missing-seats = المقاعد

fact-document_drafted = أُعدّت النسخة { $number } من «{ $title }» ({ $languages }).
fact-document_version_added = أُضيفت النسخة { $number } من «{ $title }» ({ $languages }).
fact-document_finalised = اعتُمدت النسخة { $number } من «{ $title }» نسخةً نهائية.
fact-document_published = نُشرت النسخة { $number } من «{ $title }» ({ $languages }).
fact-meeting_held = اجتمع { $body_title } بحضور { $present } من أصل { $seats ->
    [one] مقعد واحد
    [two] مقعدين
    [few] { $seats } مقاعد
    [many] { $seats } مقعدًا
   *[other] { $seats } مقعد
  }.
fact-meeting_adjourned = حضر { $present } من أصل { $seats ->
    [one] مقعد واحد
    [two] مقعدين
    [few] { $seats } مقاعد
    [many] { $seats } مقعدًا
   *[other] { $seats } مقعد
  } من { $body_title }، فلم يكتمل النصاب: أُجِّل الاجتماع ولم يُتخذ أي قرار.
fact-motion_carried = أُقرّ بأصوات المؤيدين ({ $votes_for }) مقابل المعارضين ({ $votes_against }) والممتنعين ({ $abstained }): «{ $words }»
fact-motion_failed = لم يُقرّ: المؤيدون ({ $votes_for }) والمعارضون ({ $votes_against }) والممتنعون ({ $abstained }): «{ $words }»
fact-publication_approved = ووفق على نشر النسخة { $number } من «{ $title }» للتعليقات العامة.
fact-publication_refused = رُفض نشر النسخة { $number } من «{ $title }» للتعليقات العامة.
fact-comment_period = «{ $title }»: باب التعليقات على النسخة { $number } مفتوح مدة { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
  }؛ { $received ->
    [zero] لم يرد أي تعليق.
    [one] ورد تعليق واحد، وسُحب منها { $withdrawn }.
    [two] ورد تعليقان، وسُحب منها { $withdrawn }.
    [few] وردت { $received } تعليقات، وسُحب منها { $withdrawn }.
    [many] ورد { $received } تعليقًا، وسُحب منها { $withdrawn }.
   *[other] ورد { $received } تعليق، وسُحب منها { $withdrawn }.
  }
fact-comment_period_extended = مُدّدت فترة التعليقات من { $old_last } إلى { $new_last }.
fact-comment_period_missed = لم يُفتح باب التعليقات على النسخة { $number } من «{ $title }»: جاء الإذن بعد انتهاء المدة ({ $closes_at }).
fact-comments_answered = «{ $title }»: { $answered ->
    [zero] لم يُجَب عن أي تعليق
    [one] أُجيب عن تعليق واحد
    [two] أُجيب عن تعليقين
    [few] أُجيب عن { $answered } تعليقات
    [many] أُجيب عن { $answered } تعليقًا
   *[other] أُجيب عن { $answered } تعليق
  }: مقبول ({ $outcomes_accepted })، مقبول جزئيًا ({ $outcomes_partly })، غير مقبول ({ $outcomes_not }). { $complete ->
    [yes] لم يبقَ تعليق بلا جواب.
   *[no] بقيت تعليقات بلا جواب.
  }
fact-call = «{ $title }»: باب التقدم مفتوح مدة { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
  }، وعدد المعايير { $criteria }. { $called_for ->
    [seats] الدعوة لمقاعد هيئة.
   *[proposals] { $received ->
      [zero] لم يرد أي مقترح.
      [one] ورد مقترح واحد: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [two] ورد مقترحان: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [few] وردت { $received } مقترحات: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [many] ورد { $received } مقترحًا: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
     *[other] ورد { $received } مقترح: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
    }
  }
fact-call_extended = مُدّد الموعد النهائي من { $old_last } إلى { $new_last }. طلب التمديد: { $asked_by }.
fact-proposals_merged = دُمجت المقترحات ({ $merged }) في مقترح واحد بموافقة جميع أصحابها.
fact-screening_concluded = عُرضت جميع المقترحات على معايير القبول: قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }، سُحب { $withdrawn }، دُمج في غيره { $merged }.
fact-rescheduled = نُقلت التواريخ من { $old } إلى { $new }.
fact-evidence = ما أُبلغ عنه يستند إلى:
fact-act_declined = لم يوافق الشخص الثاني على الإجراء: { $act }.
fact-notices = { $count ->
    [zero] لا إشعار
    [one] إشعار واحد
    [two] إشعاران
    [few] { $count } إشعارات
    [many] { $count } إشعارًا
   *[other] { $count } إشعار
  } عن «{ $decision_type }»: سُلِّم منها { $sent }، ورُفض { $failed }.
fact-correction = صُحِّح { $field } من «{ $old }» إلى «{ $new }».

## السجل

history-title = سجل { $subject }
history-caption = من فعل ماذا، ومتى، ولماذا، من الأقدم إلى الأحدث
history-none = ليس في السجل شيء عن هذا.
column-when = متى
column-who = من
column-what = ماذا
column-why = لماذا
column-version = على أي نسخة
person = شخص { $id }
service = خدمة { $service }
caused = نتيجةً لحدث
was-due = موعده { $instant }
activity = النشاط { $number }
document-version = النسخة { $number }
stream-version = الحدث { $version } في مجراه
by-rule = بالقاعدة { $rule }، الإصدار { $version }
pages = الصفحات
newer = الأحدث
older = الأقدم

act-OpenConsultation = فتح باب التعليقات
act-ApprovePublication = الموافقة على النشر
act-ExtendWindow = تمديد فترة التعليقات
act-PublishDocument = نشر وثيقة
act-ExtendDeadline = تمديد موعد نهائي

choice-for = مع
choice-against = ضد
choice-abstain = امتناع

office-unit_officer = مسؤول الوحدة
office-clock_operator = مشغّل الساعة
office-auditor = مدقق
office-data_protection_officer = مسؤول حماية البيانات

event-ProcessStarted = بدأت العملية
event-RulesPublished = نُشرت القواعد
event-RulesAmended = عُدّلت القواعد
event-TimelinePublished = نُشر الجدول الزمني
event-ActivityPlanned = خُطِّط لنشاط
event-ActivityRescheduled = أُعيدت جدولة نشاط
event-ProgressReported = أُبلغ عن التقدم
event-OutreachRecorded = سُجِّل تواصل
event-CorrectionRecorded = سُجِّل تصحيح
event-ProcessSuspended = عُلّقت العملية
event-ProcessResumed = استؤنفت العملية
event-ProcessCancelled = أُلغيت العملية
event-ClockMoved = قُدّمت الساعة
event-DocumentDrafted = أُعدّت مسودة وثيقة
event-DocumentVersionAdded = أُضيفت نسخة
event-DocumentFinalised = اعتُمدت الوثيقة نهائيةً
event-DocumentPublished = نُشرت الوثيقة
event-ActProposed = اقتُرح إجراء وينتظر شخصًا ثانيًا
event-ActDeclined = لم يوافق الشخص الثاني على الإجراء
event-BodyEstablished = أُنشئت هيئة
event-MemberAppointed = عُيّن عضو
event-MeetingConvened = دُعي إلى اجتماع
event-AttendanceRecorded = سُجِّل الحضور
event-MotionProposed = قُدّم اقتراح
event-VoteCast = صوّت عضو
event-MeetingHeld = عُقد الاجتماع
event-MeetingAdjourned = أُجِّل الاجتماع
event-MotionCarried = أُقرّ الاقتراح
event-MotionFailed = لم يُقرّ الاقتراح
event-PublicationApproved = ووفق على النشر
event-PublicationRefused = رُفض النشر
event-CommentPeriodScheduled = حُدّد موعد فترة التعليقات
event-CommentPeriodMissed = فات موعد فترة التعليقات
event-CommentPeriodOpened = فُتح باب التعليقات
event-CommentPeriodExtended = مُدّدت فترة التعليقات
event-CommentSubmitted = قُدّم تعليق
event-CommentWithdrawn = سُحب تعليق
event-CommentPeriodClosing = حان إغلاق باب التعليقات
event-CommentPeriodClosed = أُغلق باب التعليقات
event-CommentAnswered = أُجيب عن تعليق
event-AllCommentsAnswered = أُجيب عن جميع التعليقات
event-CallPublished = نُشرت الدعوة
event-CallDeadlineExtended = مُدّد الموعد النهائي
event-CallClosing = الدعوة قيد الإغلاق
event-CallClosed = أُغلقت الدعوة
event-ProposalSubmitted = قُدّم مقترح
event-ProposalRevised = عُدّل مقترح
event-ProposalWithdrawn = سُحب مقترح
event-ProposalReturned = أُعيد مقترح لاستكماله
event-CureLapsed = انقضت مدة الاستكمال
event-MergeAsked = طُلب دمج مقترحات
event-MergeConsented = موافقة على الدمج
event-MergeRefused = رُفض الدمج
event-ProposalsMerged = دُمجت المقترحات
event-ProposalFoundEligible = قُبل مقترح شكلًا
event-ProposalFoundIneligible = لم يُقبل مقترح شكلًا
event-ScreeningConcluded = انتهى فحص المقترحات
event-ContactRegistered = سُجِّلت وسيلة تواصل
event-NoticeQueued = استُحق إشعار
event-NoticeSent = أُرسل إشعار
event-NoticeFailed = رُفض إشعار

## التشاور

comments = التعليقات والأجوبة
comments-none = لم يرد أي تعليق.
comment-number = التعليق { $number }
received-on = ورد في { $instant }
paragraph = على الفقرة { $paragraph }
withdrawn = سحب صاحب التعليق تعليقه.
erased = مُحي نص هذا التعليق.
unavailable = لا يمكن عرض نص هذا التعليق الآن.
answer = الجواب
answer-none = لم يُجَب عنه بعد.
outcome-accepted = مقبول
outcome-partly = مقبول جزئيًا
outcome-not = غير مقبول
