"""Texts of sources in nine languages, written for these tests."""

from __future__ import annotations

PASSAGES = {
    "en": """\
The two ministers met at Harwick on Tuesday, 12 May 2026, for the first time since the crossing was shut.

“We are not going to reward an occupation with a signature,” Minister Ana Roth said. “We have never closed the
strait. We offered talks – they refused; the offer … still stands [for now].” About 3,400 tonnes of grain passed in
April, 12.5% less than a year ago, and the price rose by $400 a tonne. The temperature fell to −5 degrees.

Her counterpart was unable to say whether ships would be re-inspected at the long-term berth. “It isn’t our bridge,”
he told reporters, “but we don’t want it to fall. If they pay the 2 million they owe, we’ll reopen it within 10–15
days.” The engineers’ report says that the span, 10² metres in all, can carry no more than 3.5 tonnes per axle.

“The ‘reform’ they speak of is a non-starter,” said Mr. Okafor of the U.S. delegation; he refused to elaborate.
“Nobody asked the fishermen, unless you count one letter in 1998,” he added. A finalist’s café stood there once.
""",
    "ru": """\
Стороны встретились во вторник. «Мы никогда не закрывали пролив, и мы не собираемся его закрывать, – сказал министр. –
Если они заплатят 3 400 рублей за тонну, мы всё обсудим».

Мой собеседник не смог сказать, кто подписал договор. «Мы не будем награждать за оккупацию подписью», — повторил он.
Ещё в апреле через порт прошло 12,5 % зерна; температура упала до −5 градусов. Кое-кто из рыбаков ушёл в море.
""",
    "uk": """\
«Ми ніколи не закривали протоку, — сказав міністр. — Якщо вони сплатять борг, ми обговоримо все інше».
Він не зміг пояснити, чому рибалок не запитали. П’ять кораблів стоять у порту; її власник мовчить.
""",
    "fr": """\
« Nous n’avons jamais fermé le détroit, a dit la ministre ; nous ne récompenserons pas l’occupation par une
signature. » Elle a refusé de répondre à la question : « Où êtes-vous allés ? »

Environ 3 400 tonnes de blé ont été chargées à l’été, sauf le dimanche. L’accord prévoit aujourd’hui 12,5 % de plus.
""",
    "de": """\
„Wir haben die Meerenge nie geschlossen“, sagte die Ministerin. „Wir werden eine Besetzung nicht mit einer
Unterschrift belohnen, sofern sie nicht endet.“ Etwa 3.400 Tonnen Weizen wurden über die Straße gebracht; die
Bürger hörten davon erst später. Der Vize-Minister war unfähig, Größe und Maß zu nennen.
""",
    "es": """\
«Nunca hemos cerrado el estrecho», dijo la ministra. «¿Quién preguntó a los pescadores? No vamos a premiar una ocupación
con una firma, salvo que termine.» Unas 3.400 toneladas pasaron en abril; mañana habrá más niños en el muelle.
""",
    "ar": """\
قالت الوزيرة: «لم نغلق المضيق أبدا، ولن نكافئ الاحتلال بتوقيع». وأضافت أن السفن ستعود إذا دفعوا ما عليهم.
وقال نظيرها إن إعادة الفتح ممكنة خلال أيام، وإن المسؤولين في الميناء ينتظرون القرار.
""",
    "zh": """\
部长说：“我们从未关闭海峡，我们也不会用签字来奖励占领。除非他们付清欠款，否则桥不会重开。”四月约有三千四百吨粮食通过港口，
比去年少百分之十二。渔民们说：“没有人问过我们。”
""",
    "ko": """\
장관은 “우리는 해협을 닫은 적이 없다. 점령에 서명으로 보상하지 않을 것이다”라고 말했다. 그들이 빚을 갚으면 다리를 다시
열겠다고 덧붙였다. 4월에는 약 3,400톤의 곡물이 항구를 지났다.
""",
}
