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
date-vote = التصويت
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
channel-post = البريد
channel-none = لا وسيلة متبقية

purpose-outreach = للتعريف والدعوة إلى المشاركة
purpose-intake = لتلقّي المشاركات
purpose-decision = لإبلاغ القرار
purpose-invitation = للدعوة
purpose-record = للتوثيق

mode-in_person = وجاهيًا
mode-remote = عن بُعد
mode-both = وجاهيًا وعن بُعد

missing-seats = المقاعد

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
by-rule = بالقاعدة «{ $rule }» (الإصدار { $version })
pages = الصفحات
newer = الأحدث
older = الأقدم

## التشاور

comments = التعليقات والأجوبة
comments-none = لم يرد أي تعليق.
comment-number = التعليق { $number }
received-on = ورد في { $instant }
paragraph = على الفقرة { $paragraph }
withdrawn = سحب صاحب التعليق تعليقه.
hidden-on-ground = هذا التعليق محجوب، ويبقى في مكانه ويُجاب عنه. السبب:
erased = مُحي نص هذا التعليق.
unavailable = لا يمكن عرض نص هذا التعليق الآن.
answer = الجواب
answer-none = لم يُجَب عنه بعد.
outcome-accepted = مقبول
outcome-partly = مقبول جزئيًا
outcome-not = غير مقبول

upcoming = الأنشطة القادمة
