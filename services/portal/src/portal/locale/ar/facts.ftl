# ما يثبته السجل، في جمل.

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
