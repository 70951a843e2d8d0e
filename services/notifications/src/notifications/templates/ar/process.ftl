# الإشعارات بالعربية. كل رسالة قالب ورقم إصداره؛ وإذا تغيّرت الصياغة أُضيف إصدار جديد إلى جانب القديم.

greeting-v1 = تحية طيبة { $name }،

agenda-v1 = { $items ->
    [zero] لا بنود على جدول الأعمال.
    [one] على جدول الأعمال بند واحد:
    [two] على جدول الأعمال بندان:
    [few] على جدول الأعمال { $items } بنود:
    [many] على جدول الأعمال { $items } بندًا:
   *[other] على جدول الأعمال { $items } بند:
}

reason-v1 = السبب: { $reason }

closing-v1 =
    تصلك هذه الرسالة لأنك سجّلت عنوانك في «{ $process }».
    رقم القرار: { $decision }

meeting-convened-v1 =
    وُجّهت الدعوة إلى اجتماع { $body }: «{ $meeting }»، { $day }، { $mode ->
        [remote] عن بُعد
        [hybrid] حضوريًا وعن بُعد
       *[in_person] حضوريًا
    }. وأنت مدعوّ إلى حضوره.
    .subject = دعوة: { $meeting }

meeting-held-v1 =
    عُقد اجتماع «{ $meeting }» لـ{ $body } { $day } بنصاب مكتمل: { $present ->
        [zero] دون حضور أي عضو
        [one] بحضور عضو واحد
        [two] بحضور عضوين
        [few] بحضور { $present } أعضاء
        [many] بحضور { $present } عضوًا
       *[other] بحضور { $present } عضو
    } من أصل { $seats ->
        [zero] صفر من المقاعد
        [one] مقعد واحد
        [two] مقعدين
        [few] { $seats } مقاعد
        [many] { $seats } مقعدًا
       *[other] { $seats } مقعد
    }.
    .subject = عُقد الاجتماع: { $meeting }

meeting-adjourned-v1 =
    أُجّل اجتماع «{ $meeting }» لـ{ $body } { $day } لعدم اكتمال النصاب، ولم يُتّخذ فيه أي قرار: { $present ->
        [zero] لم يحضر أحد
        [one] حضر عضو واحد
        [two] حضر عضوان
        [few] حضر { $present } أعضاء
        [many] حضر { $present } عضوًا
       *[other] حضر { $present } عضو
    } من أصل { $seats ->
        [zero] صفر من المقاعد
        [one] مقعد واحد
        [two] مقعدين
        [few] { $seats } مقاعد
        [many] { $seats } مقعدًا
       *[other] { $seats } مقعد
    }.
    .subject = أُجّل الاجتماع: { $meeting }

publication-approved-v1 =
    صدرت عن { $body } { $day } الموافقة على نشر الإصدار { $number } من «{ $document }» للتعليقات العامة.
    .subject = الموافقة على النشر: { $document }

publication-refused-v1 =
    صدر عن { $body } { $day } رفض نشر الإصدار { $number } من «{ $document }» للتعليقات العامة.
    .subject = رفض النشر: { $document }

comment-period-opened-v1 =
    فُتح باب التعليقات «{ $consultation }» على «{ $document }» من { $first } حتى نهاية { $last }: { $days ->
        [zero] دون أيام
        [one] يوم واحد
        [two] يومان
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }، واليومان الأول والأخير محسوبان. وأنت مدعوّ إلى إبداء ملاحظاتك.
    .subject = باب التعليقات مفتوح: { $consultation }

comment-period-extended-v1 =
    مُدّد باب التعليقات «{ $consultation }» { $days ->
        [zero] دون أيام إضافية
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }: حتى نهاية { $last }.
    .subject = تمديد: { $consultation }

comment-period-closed-v1 =
    أُغلق باب التعليقات «{ $consultation }». { $counted ->
        [zero] لم يرد أي تعليق
        [one] ورد تعليق واحد
        [two] ورد تعليقان
        [few] وردت { $counted } تعليقات
        [many] ورد { $counted } تعليقًا
       *[other] ورد { $counted } تعليق
    } ضمن المدة؛ { $withdrawn ->
        [zero] ولم يُسحب منها شيء
        [one] وسُحب منها تعليق واحد
        [two] وسُحب منها تعليقان
        [few] وسُحبت منها { $withdrawn } تعليقات
        [many] وسُحب منها { $withdrawn } تعليقًا
       *[other] وسُحب منها { $withdrawn } تعليق
    }. ولكل تعليق لم يُسحب حق في رد معلَّل.
    .subject = إغلاق باب التعليقات: { $consultation }

comment-submitted-v1 =
    وصل تعليقك ضمن «{ $consultation }» في { $arrived } وسُجّل.
    رقمه { $comment }، وبه يمكنك سحب التعليق ما دام باب التعليقات مفتوحًا.
    .subject = سُجّل تعليقك: { $consultation }

comment-answered-v1 =
    صدر الرد على تعليقك { $comment } ضمن «{ $consultation }»: { $outcome ->
        [accepted] قُبل التعليق
        [partly] قُبل التعليق جزئيًا
       *[not] لم يُقبل التعليق
    }. وهذا نص الرد كاملًا:
    .subject = الرد على تعليقك: { $consultation }

document-published-v1 =
    نُشرت الوثيقة «{ $document }» { $day } بصيغتها النهائية، الإصدار { $number }، { $languages ->
        [zero] دون لغات
        [one] بلغة واحدة
        [two] بلغتين
        [few] بـ{ $languages } لغات
        [many] بـ{ $languages } لغة
       *[other] بـ{ $languages } لغة
    }.
    .subject = نُشر: { $document }

asking-v1 = إذا لم يكن القرار واضحاً لك أو رأيت أنه غير صحيح، فاكتب إلى الوحدة التي نشرت الدعوة واذكر رقم المقترح: { $proposal }. المعايير هي معايير الدعوة، والقرار وسببه مدونان في السجل العام.

call-published-v1 =
    { $kind ->
        [seats] باب التقدم للمقاعد في «{ $call }» مفتوح من { $first } حتى نهاية { $last }، واليومان محسوبان. ندعوك إلى التقدم.
       *[proposals] باب تقديم المقترحات في «{ $call }» مفتوح من { $first } حتى نهاية { $last }، واليومان محسوبان. ندعوك إلى تقديم مقترح.
    } نُشرت المعايير مع الدعوة ولا تتغير بعدها.
    .subject = دعوة مفتوحة: { $call }

call-extended-v1 =
    مُدد الموعد النهائي في «{ $call }» من { $old_last } حتى نهاية { $last }. طلب التمديد: { $asked_by }.
    .subject = تمديد الموعد النهائي: { $call }

call-closed-v1 =
    { $kind ->
        [seats] أُغلقت الدعوة «{ $call }».
       *[proposals] أُغلقت الدعوة «{ $call }». { $received ->
            [0] لم يرد أي مقترح خلال المدة
            [one] ورد مقترح واحد خلال المدة
            [two] ورد مقترحان خلال المدة
            [few] وردت { $received } مقترحات خلال المدة
            [many] ورد { $received } مقترحاً خلال المدة
           *[other] ورد { $received } مقترح خلال المدة
        }، و{ $withdrawn ->
            [0] لم يُسحب أي منها
            [one] سُحب مقترح واحد
            [two] سُحب مقترحان
            [few] سُحبت { $withdrawn } مقترحات
            [many] سُحب { $withdrawn } مقترحاً
           *[other] سُحب { $withdrawn } مقترح
        }. تُعرض المقترحات الأخرى الآن على معايير القبول.
    }
    .subject = أُغلقت الدعوة: { $call }

proposal-submitted-v1 =
    وصل مقترحك في «{ $call }» في { $arrived } وسُجل.
    رقمه { $proposal }، وبه يمكنك تعديل المقترح حتى الموعد النهائي وسحبه حتى صدور القرار بشأنه.
    .subject = سُجل مقترحك: { $call }

proposal-returned-v1 =
    أُعيد إليك مقترحك { $proposal } في «{ $call }» لنقص شكلي، ويمكنك استكماله حتى نهاية { $cure_by }. ويتعلق النقص بما يلي:
    .subject = مقترحك يحتاج إلى استكمال حتى { $cure_by }: { $call }

cure-lapsed-v1 =
    انقضت مدة استكمال مقترحك { $proposal } في «{ $call }». سيصدر القرار بشأنه كما هو.
    .subject = انقضت مدة استكمال مقترحك: { $call }

merge-asked-v1 =
    هل توافق على دمج مقترحك في «{ $call }» مع مقترحات أخرى (العدد الكلي { $count }) بحيث يمثلها المقترح { $into }؟ لا يتم الدمج إلا بموافقة جميع أصحابها. رقم السؤال { $merge }.
    .subject = هل توافق على دمج مقترحك؟ { $call }

proposals-merged-v1 =
    وافق جميع أصحاب المقترحات على دمجها في «{ $call }» (العدد { $count }). يمثلها المقترح { $into }، وما يتقرر بشأنه يسري على كل منكم.
    .subject = دُمجت المقترحات: { $call }

proposal-eligible-v1 =
    مقترحك { $proposal } في «{ $call }» يستوفي جميع معايير القبول، وهو مقبول شكلاً. ينتقل الآن إلى مرحلة الاختيار.
    .subject = مقترحك مقبول شكلاً: { $call }

proposal-ineligible-v1 =
    مقترحك { $proposal } في «{ $call }» غير مقبول شكلاً. لم يستوفِ معايير القبول التالية:
    .subject = مقترحك غير مقبول شكلاً: { $call }

paper-v1 = { $process }
    .number = الرقم: { $number }
    .to = إلى: { $to }
    .subject = الموضوع: { $subject }
    .signed = الوحدة المسؤولة عن إدارة العملية
    .footer = الرقم { $number } · القرار { $decision } في السجل العام
