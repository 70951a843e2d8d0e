# الدعوات والتقييمات والاعتراضات والقواعد

call-page = الدعوة وما ورد فيها
evaluation-page = التقييم بالتفصيل
criteria = المعايير
criteria-caption = ما يُطلب للقبول، وأوزان الاختيار
criterion = المعيار
weight = الوزن
acceptance = للقبول
state-ProposalSubmitted = ورد
state-SeatApplicationReceived = ورد
state-ProposalRevised = عُدّل
state-SeatApplicationRevised = عُدّل
state-ProposalWithdrawn = سُحب
state-ProposalReturned = أُعيد لاستكماله
state-CureLapsed = انقضت مدة استكماله
state-ProposalFoundEligible = مقبول شكلًا
state-ProposalFoundIneligible = غير مقبول شكلًا
state-ScreeningReopened = يُعاد البتّ فيه بعد اعتراض
entries-proposals = المقترحات
entries-seats = الطلبات
entries-none = لم يرد شيء.
entries-caption = بترتيب الورود
entry-proposals = المقترح { $number }
entry-seats = الطلب { $number }
entry-hidden = محجوب، ويبقى في مكانه وفي العدد. السبب:
column-entry = المشاركة
column-received = وقت الورود
column-state = الحالة
column-place = الترتيب
column-mean-scores = المتوسط الموزون
column-mean-public_vote = الأصوات
column-scores = الدرجات ومن تنحّى
column-outcome = النتيجة
rules-of-evaluation = كيف يُتخذ القرار
method-scores = درجات مختومة تُفتح عند إغلاق التقييم
method-public_vote = تصويت عام بأوراق مختومة
rule-method = الطريقة
rule-size = الحد الأقصى للمقبولين
rule-unbounded = بلا حد
rule-threshold = أدنى متوسط أو عدد أصوات
rule-scale = الدرجات
rule-scale-to = من 0 إلى { $scale }
rule-least = أقل عدد من الدرجات لكل مشاركة
rule-places = المنازل العشرية للمتوسط
rule-ties = يُحسم التعادل بـ
tie-criteria = المعايير الأثقل وزنًا
tie-vote = تصويت مسجَّل
tie-lot = القرعة
standings = المشاركات
standings-none = لم يُدرج شيء بعد.
standings-sealed = الدرجات مختومة: لا يقرؤها أحد حتى يُغلق التقييم.
standings-caption = بحسب الترتيب، ثم بترتيب الورود
theme = المحور: { $theme }
scores-of = درجات { $members ->
    [one] عضو واحد
    [two] عضوين
    [few] { $members } أعضاء
    [many] { $members } عضوًا
   *[other] { $members } عضو
  }
voided = مُبطلة
stood-aside = تنحّى { $seat }، { $cause }
a-member = عضو
reasons = الأسباب
appeals = الاعتراضات
appeals-none = لم يُقدَّم أي اعتراض.
appeal-how = لمن يعنيه القرار أن يعترض لدى { $body } خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
  } بعد يوم القرار، حتى نهاية آخرها. ويبتّ فيه من لم يشارك في القرار.
appeal-none-at-all = لا تنص القواعد على الاعتراض.
history-of-subject = سجل ما يعنيه الاعتراض
rules = القواعد وأسباب الحجب
rules-none = لم تُنشر قواعد بعد.
rules-edition = الإصدار { $number }
rules-more = المدد والأعداد
rule-window = أقل مدة لفتح باب المشاركة
rule-answers = مهلة الأجوبة
rule-opinions = مهلة الجهة لإبداء رأيها
rule-task-forces = فريق العمل
rule-task-forces-are = { $least } أعضاء على الأقل من { $sides }، خلال { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
  }
days = { $days ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
  }
grounds = الأسباب التي يجوز حجب مشاركة بناءً عليها
grounds-about = لا تُحجب مشاركة إلا لسبب من هذه القائمة وبقرار شخصين. يظهر السبب في مكانها، وتبقى في مكانها وفي العدد ويبقى حقها في الجواب، ويُبلَّغ صاحبها وله أن يعترض.
codes = رموز أسباب ما لم يُحدث تغييراً
codes-about = كل رد يذكر التغيير الذي أحدثه التعليق، أو أحد هذه الأسباب، مع نص يبيّنه.
grounds-none = لا سبب في القائمة، فلا يُحجب شيء.
