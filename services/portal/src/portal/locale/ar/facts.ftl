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
fact-call_extended = مُدّد الموعد النهائي من { $old_last } إلى { $new_last }. طلب التمديد: { $asked_by }.
fact-proposals_merged = دُمجت المقترحات ({ $merged }) في مقترح واحد بموافقة جميع أصحابها.
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
fact-call = «{ $title }»: باب التقدم مفتوح مدة { $days ->
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
  }، وعدد المعايير { $criteria }. { $called_for ->
    [seats] { $received ->
      [zero] لم يرد أي طلب.
      [one] ورد طلب واحد: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [two] ورد طلبان: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [few] وردت { $received } طلبات: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [many] ورد { $received } طلبًا: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
     *[other] ورد { $received } طلب: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
    }
   *[proposals] { $received ->
      [zero] لم يرد أي مقترح.
      [one] ورد مقترح واحد: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [two] ورد مقترحان: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [few] وردت { $received } مقترحات: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
      [many] ورد { $received } مقترحًا: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
     *[other] ورد { $received } مقترح: سُحب { $withdrawn }، قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }.
    }
  }
fact-screening_concluded = عُرض كل ما ورد على معايير القبول: قُبل شكلًا { $eligible }، لم يُقبل { $ineligible }، سُحب { $withdrawn }، دُمج في غيره { $merged }.
fact-screening_reopened = بعد اعتراض، يُعاد البتّ في القبول الشكلي.
fact-contribution_hidden = حُجبت مشاركة بسبب «{ $ground_title }»، وتبقى في مكانها وفي العدد.
fact-contribution_restored = أُعيد إظهار مشاركة كانت محجوبة{ $after_appeal ->
    [yes] {" "}بعد اعتراض.
   *[no] .
  }
fact-nominations = الترشيحات المطلوبة لعضوية { $body_title }: { $asked }؛ رُشّح { $named }، واعتُذر عن { $declined }، وانقضت المهلة بلا رد في { $lapsed }.
fact-member_resigned = استقال عضو من { $body_title }، وشغر المقعد { $seat_name }.
fact-member_replaced = انتقل المقعد { $seat_name } في { $body_title } إلى شخص آخر{ $rank ->
    [zero] .
   *[other] ، وهو رقم { $rank } في قائمة الاحتياط.
  }
fact-workgroup_formed = اكتمل تشكيل { $body_title } وعدد أعضائها { $members }.
fact-motion_adjourned = لم يكتمل النصاب بعد تنحّي أعضاء بشأن «{ $words }»، فلم يُتخذ فيه قرار.
fact-motion_recused = تنحّى عضو عن الاقتراح «{ $words }» لوجود مصلحة.
fact-hearing = العروض التي استُمع إليها: { $heard }؛ الغائبون من أصحاب المقترحات: { $absent }؛ الأسئلة: { $questions }.
fact-minutes_approved = اعتُمد المحضر؛ الاعتراضات عليه: { $objections }، والآراء المخالفة: { $dissents }.
fact-evaluation = «{ $title }»، والجهة التي تقيّم: { $body_title }. { $method ->
    [public_vote] تصويت عام على ما عدده { $subjects }.
   *[scores] ما جرى تقييمه: { $subjects }، والدرجات المختومة: { $scores }{ $closed ->
      [yes] {" "}(فُتحت عند إغلاق التقييم)
     *[no] {" "}(لم تُفتح بعد)
    }؛ حالات التنحّي: { $recused }، والدرجات المُبطلة: { $voided }.
  }
fact-ballots_counted = فُرزت أصوات التصويت العام، وعددها { $ballots }.
fact-score_voided = أُبطلت درجة لثبوت مصلحة، فلا تُحتسب.
fact-scoring_reopened = أُعيد فتح التقييم لما عدده { $subjects }{ $after_appeal ->
    [yes] {" "}بعد اعتراض.
   *[no] .
  }
fact-classified = صُنّفت المقترحات ({ $subjects }) في محاور عددها { $themes }.
fact-shortlist_approved = أُدرج في القائمة المختصرة: { $admitted }، ولم يُدرج: { $refused }.
fact-ideas_selected = الأفكار المختارة: { $admitted }، وغير المختارة: { $refused }.
fact-selection_approved = المتقدمون المختارون: { $admitted }، وغير المختارين: { $refused }، منهم في قائمة الاحتياط: { $reserve }.
fact-opinions = الآراء المطلوبة من الجهات: { $asked }؛ لا مانع: { $opinions_no_objection }، بشروط: { $opinions_conditions }، رفض: { $opinions_refused }، خارج الاختصاص: { $opinions_not_mine }، انقضت المهلة بلا رد (لا مانع): { $lapsed }.
fact-final_ideas_decided = { $body_title }، القرار بشأن الأفكار النهائية: اعتُمد { $kept }، ولم يُعتمد { $dropped }.
fact-task_forces = فرق العمل المطلوب تشكيلها: { $asked }، كل منها من { $least } أعضاء على الأقل؛ تشكّل { $formed }، وتأخّر { $overdue }، وحُلّ { $dissolved }.
fact-appeal = قُدّم اعتراض على «{ $decision_type }». { $outcome ->
    [upheld] قُبل الاعتراض ويُعاد البتّ في القرار.
    [partly] قُبل الاعتراض جزئيًا ويُعاد البتّ في القرار.
    [dismissed] رُدّ الاعتراض.
   *[open] لم يُبتّ فيه بعد.
  }

fact-manual_tasks = المهام اليدوية حيث لا يكفي البريد الإلكتروني (هاتف، بريد): { $opened }، المنجز منها بدليل: { $closed }.
fact-letters = الكتب الرسمية الصادرة: { $letters }، منها إلى جهات: { $to_organisations }.

composition = ممثلين عن { $sides }
side-of-government = الحكومة
side-of-civil_society = المجتمع المدني
side-of-local_authority = السلطة المحلية
side-of-local_authorities = السلطات المحلية
side-of-municipalities = البلديات
side-of-parliament = مجلس النواب
side-of-experts = الخبراء

decided-more = { $tie ->
    [none] {""}
    [criteria] وحُسم التعادل عند الحد بالمعايير الأثقل وزنًا.
    [vote] وحُسم التعادل عند الحد بتصويت مسجَّل.
    [lot] وحُسم التعادل عند الحد بالقرعة.
   *[other] وحُسم التعادل عند الحد بواسطة: { $tie }.
  } { $again ->
    [yes] وهذا القرار يحلّ محلّ قرار سابق.
   *[no] {""}
  } { $appeals ->
    [zero] {""}
   *[other] الاعتراضات القائمة حينها: { $appeals }.
  }

fact-commitments_drafted = الالتزامات التي كُتبت مسوداتها: { $commitments }.
fact-workshops = ورش العمل المنعقدة: { $workshops }، حول التزامات عددها { $commitments }؛ المشاركون: { $participants }.
fact-stakeholders_consulted = استشارات أصحاب المصلحة: { $consultations }، بشأن التزامات عددها { $commitments } ({ $channel }).
fact-commitments_ready = الالتزامات التي سُلّمت للمراجعة مكتملة النموذج: { $commitments }.
fact-commitments_revised = النسخ المكتوبة: { $versions }، لالتزامات عددها { $commitments }.
fact-amendments_requested = التعديلات المطلوبة: { $asked }، لالتزامات عددها { $commitments }؛ استُجيب: { $outcomes_settled }، سُحب: { $outcomes_withdrawn }.
fact-commitments_amended = النسخ المستجيبة لطلبات التعديل: { $versions }، لالتزامات عددها { $commitments }؛ الطلبات المستجاب لها: { $answered }.
fact-amendments_closed = التعديلات المغلقة: استُجيب { $outcomes_settled }، سُحب { $outcomes_withdrawn }.
fact-commitments_endorsed = أقرّ { $body_title } التزامات عددها { $commitments }؛ التعديلات القائمة حينها: { $open }.
fact-commitments_approved = وافق { $body_title } على عرض التزامات عددها { $commitments } للتعليقات العامة؛ التعديلات القائمة حينها: { $open }.
fact-commitments_returned = أعاد { $body_title } التزامات عددها { $commitments } إلى فرق عملها.
fact-commitment_dropped = أسقط { $body_title } الالتزام «{ $commitment_title }».
fact-commitments_frozen = الالتزامات التي ثُبّتت للخطة: { $commitments }.
fact-milestones = المراحل التي أُبلغ عنها: { $milestones }؛ لم تبدأ { $statuses_not_started }، محدودة { $statuses_limited }، متقدمة { $statuses_substantial }، مكتملة { $statuses_complete }.
fact-plan_drafted = جُمعت «{ $title }» من الالتزامات المثبّتة حصرًا، وعددها { $commitments } ({ $languages }).
fact-plan_revised = تلت النسخة { $number } من «{ $title }» النسخة { $before }؛ الفقرات المعدّلة: { $changed }، الجديدة: { $new }، المحذوفة: { $gone }. { $note }
fact-approvals = الجهات التي طُلبت موافقتها: { $entities }؛ وافق: { $approved }، لم يوافق: { $refused }، بانتظار الرد: { $waiting }.
fact-cabinet_approved = وافق مجلس الوزراء على النسخة { $number } من «{ $title }» (القرار { $decision }).
fact-plan_returned = أعاد مجلس الوزراء النسخة { $number } من «{ $title }» (القرار { $decision }).
fact-plan_published = نُشرت النسخة المعتمدة { $number } من «{ $title }» ({ $languages }).
fact-plan_submitted = أُرسلت النسخة المعتمدة { $number } من «{ $title }» إلى { $recipient }.
fact-submission_acknowledged = أكّد المتلقي استلام النسخة { $number } من «{ $title }».
fact-consultation_report = نُشر التقرير عن «{ $title }»: التعليقات { $counted }، ومجموعات الآراء { $groups }.

milestone-status-not_started = لم تبدأ
milestone-status-limited = تقدم محدود
milestone-status-substantial = تقدم كبير
milestone-status-complete = مكتملة
entity-answer-refuse = رفض
entity-answer-conditions = بشروط
entity-answer-not_mine = خارج الاختصاص
