# من الدعوة إلى فرق العمل. رقم المقترح أو الطلب هو الرقم الوارد في إشعار الاستلام.

asking-v2 = إذا لم يكن القرار واضحًا لك أو رأيت أنه غير صحيح، فاكتب إلى الوحدة التي تدير العملية واذكر الرقم { $proposal }. القرار وسببه مدوّنان في السجل العام.

appeal-v1 =
    يحق لك التظلّم من هذا القرار حتى نهاية { $until }. يُقدَّم التظلّم بعباراتك وبأي لغة من لغات العملية، ويُذكر فيه رقم القرار: { $decision }. الجهة التي تبتّ فيه: { $body }، ويتولى ذلك أشخاص لم يشاركوا في اتخاذ هذا القرار. لا رسوم على التظلّم، ولا يلحق بك منه أي ضرر.

findings-v1 = { $criteria ->
    [zero] لا معايير مذكورة:
    [one] يستند القرار إلى المعيار الآتي:
    [two] يستند القرار إلى المعيارين الآتيين:
    [few] يستند القرار إلى { $criteria } معايير، هي:
    [many] يستند القرار إلى { $criteria } معيارًا، هي:
   *[other] يستند القرار إلى { $criteria } معيار، هي:
}

finding-v1 = { $compared ->
    [yes] { $criterion }: { $mean }، ومتوسط المقبولين { $admitted }.
   *[no] { $criterion }: { $mean }.
}

votes-v1 = يستند القرار إلى التصويت العام: { $votes ->
    [0] لم ينل أي صوت
    [one] نال صوتًا واحدًا
    [two] نال صوتين
    [few] نال { $votes } أصوات
    [many] نال { $votes } صوتًا
   *[other] نال { $votes } صوت
}، وترتيبه { $place }.

application-received-v1 =
    وصل طلبك في «{ $call }» في { $arrived } وسُجّل.
    رقمه { $proposal }، وبه يمكنك سحب الطلب حتى صدور القرار بشأنه.
    .subject = سُجّل طلبك: { $call }

proposal-returned-v2 =
    أُعيد إليك { $kind ->
        [seats] طلبك
       *[proposals] مقترحك
    } { $proposal } في «{ $call }» لنقص شكلي، ويمكنك استكماله حتى نهاية { $cure_by }. ويتعلق النقص بما يلي:
    .subject = يُرجى الاستكمال حتى نهاية { $cure_by }: { $call }

cure-lapsed-v2 =
    انقضت مدة استكمال { $kind ->
        [seats] طلبك
       *[proposals] مقترحك
    } { $proposal } في «{ $call }». سيصدر القرار بشأنه كما هو.
    .subject = انقضت مدة الاستكمال: { $call }

proposal-eligible-v2 =
    { $kind ->
        [seats] طلبك
       *[proposals] مقترحك
    } { $proposal } في «{ $call }» يستوفي جميع معايير القبول، وهو مقبول شكلًا. وينتقل الآن إلى مرحلة الاختيار.
    .subject = مقبول شكلًا: { $call }

proposal-ineligible-v2 =
    { $kind ->
        [seats] طلبك
       *[proposals] مقترحك
    } { $proposal } في «{ $call }» غير مقبول شكلًا، إذ لم يستوفِ معايير القبول الآتية:
    .subject = غير مقبول شكلًا: { $call }

screening-reopened-v1 =
    سيُنظر من جديد في القبول الشكلي لـ{ $kind ->
        [seats] طلبك
       *[proposals] مقترحك
    } { $proposal } في «{ $call }»، بعد قبول تظلّم بشأنه. وستُبلَّغ بالقرار الجديد.
    .subject = يُنظر فيه من جديد: { $call }

proposal-hidden-v1 =
    حُجب { $kind ->
        [seats] طلبك
       *[proposals] مقترحك
    } { $proposal } في «{ $call }» عن العرض العام، للسبب الآتي من القائمة المنشورة: { $ground }
    ويبقى في مكانه وتستمر إجراءاته كما كانت، ويظهر السبب في موضعه.
    .subject = حُجب عن العرض العام: { $call }

proposal-restored-v1 =
    أُعيد عرض { $kind ->
        [seats] طلبك
       *[proposals] مقترحك
    } { $proposal } في «{ $call }» على العموم.
    .subject = أُعيد العرض: { $call }

comment-hidden-v1 =
    حُجب تعليقك { $comment } ضمن «{ $consultation }» عن العرض العام، للسبب الآتي من القائمة المنشورة: { $ground }
    ويبقى في مكانه ومحسوبًا، وله حق في الرد، ويظهر السبب في موضعه.
    .subject = حُجب تعليقك: { $consultation }

comment-restored-v1 =
    أُعيد عرض تعليقك { $comment } ضمن «{ $consultation }» على العموم.
    .subject = أُعيد عرض تعليقك: { $consultation }

motion-adjourned-v1 =
    في اجتماع «{ $meeting }» لم يُتخذ في { $body } أي قرار بشأن المقترح الآتي المعروض للتصويت، لعدم اكتمال النصاب دون الأعضاء المتنحّين عنه: { $motion }
    .subject = تأجيل التصويت: { $meeting }

minutes-drafted-v1 =
    هذه مسودة المحضر رقم { $number } لاجتماع «{ $meeting }» لـ{ $body } الذي حضرته. ويمكنك الاعتراض عليها حتى نهاية { $objections_by }.
    .subject = مسودة المحضر، والاعتراض حتى نهاية { $objections_by }: { $meeting }

proposal-shortlisted-v1 =
    أُدرج مقترحك { $proposal } في القائمة المختصرة ضمن «{ $evaluation }». وستصلك دعوة إلى عرضه.
    .subject = في القائمة المختصرة: { $evaluation }

proposal-not-shortlisted-v1 =
    لم يُدرج مقترحك { $proposal } في القائمة المختصرة ضمن «{ $evaluation }».
    .subject = خارج القائمة المختصرة: { $evaluation }

proposal-selected-v1 =
    اختير مقترحك { $proposal } ضمن «{ $evaluation }». وسيُطلب الآن رأي الجهة المعنية به.
    .subject = اختير مقترحك: { $evaluation }

proposal-not-selected-v1 =
    لم يُختر مقترحك { $proposal } ضمن «{ $evaluation }».
    .subject = لم يُختر مقترحك: { $evaluation }

member-selected-v1 =
    وقع الاختيار عليك لشغل مقعد ضمن «{ $evaluation }»، بناءً على طلبك { $proposal }. وستصلك دعوة إلى الاجتماع الأول.
    .subject = اختيارك لشغل مقعد: { $evaluation }

reserve-listed-v1 =
    لم يقع الاختيار عليك لشغل مقعد ضمن «{ $evaluation }». وبناءً على طلبك { $proposal } فأنت في قائمة الاحتياط، وترتيبك فيها { $rank }: وإذا شغر مقعد عُرض بحسب ترتيب هذه القائمة.
    .subject = في قائمة الاحتياط: { $evaluation }

application-declined-v1 =
    لم يقع الاختيار عليك لشغل مقعد ضمن «{ $evaluation }». وهذا هو القرار بشأن طلبك { $proposal }.
    .subject = القرار بشأن طلبك: { $evaluation }

member-recused-v1 =
    ضمن «{ $evaluation }» يتنحّى أحد الأعضاء عن تقييم الرقم { $proposal }: { $cause ->
        [author] فالعضو هو صاحبه
        [declared] فقد أفصح العضو عن مصلحة
        [alleged] فقد ثبتت المصلحة المدّعى بها
       *[proposed] فالسجل يُظهر مصلحة مشتركة
    }. وقد أُبلغت بذلك لأنك العضو المعني أو لأنك من أبلغ عن المصلحة.
    .subject = تنحٍّ عن التقييم: { $evaluation }

interest-dismissed-v1 =
    ضمن «{ $evaluation }» تبيّن أنه لا مصلحة تمنع العضو من تقييم الرقم { $proposal }، فيشارك فيه. وقد أُبلغت بذلك لأنك العضو المعني أو لأنك من أبلغ عن المصلحة.
    .subject = لم تثبت مصلحة: { $evaluation }

nomination-requested-v1 =
    يُرجى من { $organisation } تسمية شخص لشغل المقعد { $seat } في { $body }، وذلك حتى نهاية { $due_on }. فإذا لم تُسمِّ أحدًا حتى ذلك اليوم سقط الطلب وجاز توجيهه إلى جهة أخرى.
    .subject = يُطلب منكم الترشيح حتى نهاية { $due_on }: { $body }

nomination-lapsed-v1 =
    لم تُسمِّ { $organisation } أحدًا لشغل المقعد { $seat } في { $body } حتى نهاية { $due_on }. وقد سقط الطلب، ويجوز توجيهه إلى جهة أخرى.
    .subject = سقط طلب الترشيح: { $body }

opinion-requested-v1 =
    يُرجى من { $organisation } إبداء الرأي في المقترح { $proposal } حتى نهاية { $due_on }: عدم الممانعة، أو الموافقة بشروط، أو الرفض، أو عدم الاختصاص؛ مع بيان السبب في كل حال. ويُدوَّن السكوت حتى ذلك اليوم على أنه عدم ممانعة.
    .subject = يُطلب رأيكم حتى نهاية { $due_on }

opinion-lapsed-v1 =
    لم تُبدِ { $organisation } رأيها في المقترح { $proposal } حتى نهاية { $due_on }. ودُوّن ذلك على أنه عدم ممانعة.
    .subject = دُوّن عدم الممانعة: المقترح { $proposal }

idea-kept-v1 =
    مقترحك { $proposal } من الأفكار النهائية: سيصاغ منه التزام، وسيُشكَّل له فريق عمل.
    .subject = من الأفكار النهائية: المقترح { $proposal }

idea-dropped-v1 =
    مقترحك { $proposal } ليس من الأفكار النهائية، إذ لم ينل الإبقاءُ عليه الأغلبية. الأصوات المؤيدة: { $for }؛ والمعارضة: { $against }؛ والممتنعة: { $abstained }.
    .subject = ليس من الأفكار النهائية: المقترح { $proposal }

task-force-requested-v1 =
    يُرجى منك تشكيل فريق عمل لمقترحك { $proposal } حتى نهاية { $due_on }: { $least ->
        [zero] دون حد أدنى للأعضاء
        [one] من عضو واحد على الأقل
        [two] من عضوين على الأقل
        [few] من { $least } أعضاء على الأقل
        [many] من { $least } عضوًا على الأقل
       *[other] من { $least } عضو على الأقل
    }، { $sides ->
        [zero] من أي جانب
        [one] من الجانب الذي تحدده القواعد
        [two] من كلا الجانبين اللذين تحددهما القواعد
        [few] من كل جانب من { $sides } جوانب تحددها القواعد
        [many] من كل جانب من { $sides } جانبًا تحددها القواعد
       *[other] من كل جانب من { $sides } جانب تحددها القواعد
    }. ولا يُعدّ عضوًا من لم يقبل دعوتك.
    .subject = شكّل فريق عمل حتى نهاية { $due_on }

task-force-overdue-v1 =
    انقضى اليوم المحدد لتشكيل فريق العمل لمقترحك { $proposal }. { $accepted ->
        [0] لم يقبل أحد الدعوة
        [one] قبل الدعوة شخص واحد
        [two] قبل الدعوة شخصان
        [few] قبل الدعوة { $accepted } أشخاص
        [many] قبل الدعوة { $accepted } شخصًا
       *[other] قبل الدعوة { $accepted } شخص
    }، والحد الأدنى { $least }. ولا يزال بإمكانك تشكيله، ويُدوَّن التأخر في السجل.
    .subject = تأخّر فريق العمل: المقترح { $proposal }

task-force-invited-v1 =
    أنت مدعوّ إلى الانضمام إلى فريق العمل الخاص بالمقترح { $proposal }. ولا تصبح عضوًا فيه إلا بقبولك.
    .subject = دعوة إلى فريق عمل

task-force-formed-v1 =
    شُكّل فريق العمل الخاص بالمقترح { $proposal }، وفيه { $members ->
        [zero] صفر من الأعضاء
        [one] عضو واحد
        [two] عضوان
        [few] { $members } أعضاء
        [many] { $members } عضوًا
       *[other] { $members } عضو
    }. وأنت منه.
    .subject = شُكّل فريق العمل: المقترح { $proposal }

task-force-dissolved-v1 =
    حُلّ فريق العمل الخاص بالمقترح { $proposal }.
    .subject = حُلّ فريق العمل: المقترح { $proposal }

appeal-lodged-v1 =
    وصل تظلّمك وسُجّل. وهو من القرار بشأن { $stage ->
        [screening] القبول الشكلي
        [shortlist] القائمة المختصرة
        [ideas] الاختيار
        [seats] المقعد
        [final] الأفكار النهائية
        [moderation] الحجب
       *[other] الموضوع
    } للرقم { $proposal }. رقم التظلّم { $appeal }. وسيبتّ فيه أشخاص لم يشاركوا في ذلك القرار.
    .subject = سُجّل تظلّمك: { $appeal }

appeal-decided-v1 =
    بُتّ في تظلّمك { $appeal } من القرار بشأن { $stage ->
        [screening] القبول الشكلي
        [shortlist] القائمة المختصرة
        [ideas] الاختيار
        [seats] المقعد
        [final] الأفكار النهائية
        [moderation] الحجب
       *[other] الموضوع
    } للرقم { $proposal }: { $outcome ->
        [upheld] قُبل التظلّم، وسيُتخذ القرار من جديد
        [partly] قُبل التظلّم جزئيًا، وسيُتخذ القرار من جديد
       *[dismissed] رُدّ التظلّم، والقرار باقٍ
    }.
    .subject = بُتّ في تظلّمك: { $appeal }
