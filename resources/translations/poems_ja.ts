<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>nothing recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>present</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>not assessed</source>
        <translation>未評価</translation>
    </message>
    <message>
        <source>not assessable</source>
        <translation>評価不能</translation>
    </message>
    <message>
        <source>mild</source>
        <translation>軽度</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>中等度</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>重度</translation>
    </message>
    <message>
        <source>serum</source>
        <translation>血清</translation>
    </message>
    <message>
        <source>plasma</source>
        <translation>血漿</translation>
    </message>
    <message>
        <source>explained by {cause}</source>
        <translation>{cause}で説明される</translation>
    </message>
    <message>
        <source>onset {date}</source>
        <translation>発症 {date}</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>程度 {grade}</translation>
    </message>
    <message>
        <source>looked for by {method}</source>
        <translation>検索方法: {method}</translation>
    </message>
    <message>
        <source>looked for {date}</source>
        <translation>検索日 {date}</translation>
    </message>
    <message>
        <source>note: {note}</source>
        <translation>注記: {note}</translation>
    </message>
    <message>
        <source>“{text}” (not readable)</source>
        <translation>「{text}」(読み取れません)</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>単位なし</translation>
    </message>
    <message>
        <source>{start} to {stop}</source>
        <translation>{start}~{stop}</translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation>{start}から</translation>
    </message>
    <message>
        <source>Asked of women only.</source>
        <translation>女性にのみ尋ねます。</translation>
    </message>
    <message>
        <source>Asked of men only.</source>
        <translation>男性にのみ尋ねます。</translation>
    </message>
    <message>
        <source>not in these forms</source>
        <translation>この書式にない項目</translation>
    </message>
    <message>
        <source>asked of women only</source>
        <translation>女性にのみ尋ねる項目</translation>
    </message>
    <message>
        <source>asked of men only</source>
        <translation>男性にのみ尋ねる項目</translation>
    </message>
    <message>
        <source>not asked while {state}</source>
        <translation>「{state}」の間は尋ねない項目</translation>
    </message>
    <message>
        <source>from an imported case, not in these forms</source>
        <translation>取り込んだ症例からの項目で、この書式にはありません</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>受診</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>2つの版</translation>
    </message>
    <message>
        <source>{what} is in the future. Enter {limit} or earlier.</source>
        <translation>{what}が未来の日付です。{limit}以前を入力してください。</translation>
    </message>
    <message>
        <source>Collected date</source>
        <translation>採取日</translation>
    </message>
    <message>
        <source>The unit is not stated; the value is kept and not used.</source>
        <translation>単位が記載されていないため、値は保存されますが使用されません。</translation>
    </message>
    <message>
        <source>This unit is not convertible; the value is kept and not used.</source>
        <translation>この単位は換算できないため、値は保存されますが使用されません。</translation>
    </message>
    <message>
        <source>Outside the possible range, {low} to {high} {unit}. Check value and unit.</source>
        <translation>可能な範囲({low}~{high} {unit})の外です。値と単位を確認してください。</translation>
    </message>
    <message>
        <source>Outside the usual {low} to {high} {unit}. Check the number and its unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the usual {low} to {high} {unit}. Check the number and its unit; it is kept and used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept. Say whether it was serum or plasma: results are compared only within one specimen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: at or above both published limits, {plasma} (plasma) and {serum} (serum). Say which it was: results are compared only within one specimen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: below both published limits, {plasma} (plasma) and {serum} (serum). Say which it was: results are compared only within one specimen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, but set aside: without the specimen it is not compared with {plasma} (plasma) or {serum} (serum).</source>
        <translation>保存しますが算入しません。検体の種類がないと{plasma}(血漿)や{serum}(血清)と比較できません。</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>From {low} to {high}, lower is better.</source>
        <translation>{low}~{high}、低いほど良好です。</translation>
    </message>
    <message>
        <source>From {low} to {high}, higher is better.</source>
        <translation>{low}~{high}、高いほど良好です。</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>低いほど良好です。</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>高いほど良好です。</translation>
    </message>
    <message>
        <source>A change of {change} or more is called meaningful.</source>
        <translation>{change}以上の変化が意味のある変化とされています。</translation>
    </message>
    <message>
        <source>Locks in 1 second without use. What you entered is kept.</source>
        <translation>操作がなければ1秒後にロックします。入力した内容は残ります。</translation>
    </message>
    <message>
        <source>Locks in {left} seconds without use. What you entered is kept.</source>
        <translation>操作がなければ{left}秒後にロックします。入力した内容は残ります。</translation>
    </message>
    <message>
        <source>last: {said}, {date}</source>
        <translation>前回: {said}、{date}</translation>
    </message>
    <message>
        <source>{state} by {method}</source>
        <translation>{state}({method})</translation>
    </message>
    <message>
        <source>Visit date</source>
        <translation>受診日</translation>
    </message>
    <message>
        <source>Visit label</source>
        <translation>受診の名称</translation>
    </message>
    <message>
        <source>Visit note</source>
        <translation>受診の注記</translation>
    </message>
    <message>
        <source>Nobody&apos;s name is set for this store, so a word of a physician cannot be kept.</source>
        <translation>この記録庫には名前が設定されていないため、医師の判断を保存できません。</translation>
    </message>
    <message>
        <source>The reason is missing. Say why the criterion is held to be met or not met.</source>
        <translation>理由がありません。基準を満たす、または満たさないと判断する理由を入力してください。</translation>
    </message>
    <message>
        <source>met</source>
        <translation>満たす</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>満たさない</translation>
    </message>
    <message>
        <source>Withdrawn {date}.</source>
        <translation>{date}に取り下げ。</translation>
    </message>
    <message>
        <source>Perhaps due</source>
        <translation>期限の可能性</translation>
    </message>
    <message>
        <source>Due by</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次回</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days}日</translation>
    </message>
    <message>
        <source>watch window ends in {days} d</source>
        <translation>観察期間はあと{days}日</translation>
    </message>
    <message>
        <source>watch window ends today</source>
        <translation>観察期間は本日まで</translation>
    </message>
    <message>
        <source>{count} not recorded today</source>
        <translation>本日未記録 {count}件</translation>
    </message>
    <message>
        <source>all recorded today</source>
        <translation>本日分はすべて記録済み</translation>
    </message>
    <message>
        <source>steroid day {day}</source>
        <translation>ステロイド {day}日目</translation>
    </message>
    <message>
        <source>no weight recorded</source>
        <translation>体重の記録なし</translation>
    </message>
    <message>
        <source>weight {weight} today</source>
        <translation>体重 {weight}(本日)</translation>
    </message>
    <message>
        <source>weight {weight}, {day}</source>
        <translation>体重 {weight}、{day}</translation>
    </message>
    <message>
        <source>Our arithmetic on cited figures.</source>
        <translation>引用した数値に基づく当方の計算です。</translation>
    </message>
    <message>
        <source>Our own cautious default; no source gives it.</source>
        <translation>慎重を期した当方の既定値です。出典はありません。</translation>
    </message>
    <message>
        <source>Not confirmed yet: a clinician has to confirm it from the paper.</source>
        <translation>未確認: 臨床医が論文で確認する必要があります。</translation>
    </message>
    <message>
        <source>Missing: {sentences}</source>
        <translation>不足: {sentences}</translation>
    </message>
    <message>
        <source>This result is already recorded: same test, day, value and laboratory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which test this is, is not said. Name a column or choose the test above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This test is not known here. Choose it from the list, or leave the row out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit is not said. Name a column or choose the unit above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This unit is not one of {label}. Known: {ways}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The specimen is not known. Write serum or plasma, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The specimen does not fit the test that is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no date of collection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date of collection lies in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {meaning} limit is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value is not possible: {label} lies between {low} and {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not text in UTF-8. Save it from the spreadsheet as CSV UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed. Mend that row and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rows. Copy the table with its headings and paste it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than {count} rows. Import them in parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First result of this series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first at this lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First at this laboratory; not compared with another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lab not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The laboratory is not stated, so there is no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The specimen is not stated: set aside, no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation>日付なし</translation>
    </message>
    <message>
        <source>No date of collection, so there is no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported as a bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported as a bound, so there is no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unit is not stated, so there is no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In another kind of unit, so there is no change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>laboratory not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {change} from {value}{when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has to be a number without a sign before it, as 450.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this store could not be read by this version of the program, so the shipped ones are used instead. Update the program, or set them anew in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transplant {place}, Day 0 {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0 is {date} now. After this change no day 0 is known: day numbers and the watch window cannot be shown until it is settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {was} becomes {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: was {old}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobilization began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discharged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutrophils reappeared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engraftment as stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight at admission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight before conditioning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} Kept as typed, not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the full day, like 11-Nov-2025. Kept as typed, not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, not used yet. Still missing: {lacking}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} Recorded before and still counted: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A baseline is a number. Type it without &lt; or &gt;. Kept as typed, not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence} Not saved until then.</source>
        <translation>{sentence} それまでは保存されません。</translation>
    </message>
    <message>
        <source>In the future: planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the possible range. Kept, not used. Check value and unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a measured number. Type it without &lt; or &gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible. Type a number of {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the possible range{where}. Kept, not used. Check value and unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a time. Type it like 14:32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the unit, {named}. Kept, not used until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used without a temperature. Type the temperature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used without a weight. Type the weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type how many stools in 24 hours, a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used without a number of stools. Type the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow is missing. Type it in L/min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oxygen at 0 L/min is room air. Choose Room air instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used without a result. Type the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the day, like 19-Nov-2025.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collected date is in the future. Enter {limit} or earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used without a result. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used without its kind. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axillary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forehead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oxygen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engraftment syndrome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blood culture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urine culture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sputum culture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stool culture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C. difficile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line culture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other culture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutrophils (ANC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilirubin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ALT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creatinine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Temperature, unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight, unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stools / 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stools in 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breathing difficulty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oxygen flow in L/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antibiotic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steroid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steroid, mg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, unit</source>
        <translation>{label}、単位</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature and fever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature, site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antipyretic before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antipyretic in the hours before the temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steroid before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steroid before the temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fever as judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight and stools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight gain as judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diuretic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquid stools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diarrhea as judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skin, lungs, brain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rash, % of body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rash, percent of body surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drug explains it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drug explains the rash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lung infiltrates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diffuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infiltrates are diffuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heart explains them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The heart explains the infiltrates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hypoxia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SpO2, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oxygen saturation in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encephalopathy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another cause explains the encephalopathy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steroid, drug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steroid, route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steroid, given for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>Unit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temp. max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighed on another scale than the baseline; not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the baseline weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ref.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diarrhea {stated}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Air</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breathing diff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mg given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, entered late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This date</source>
        <translation>この日付</translation>
    </message>
    <message>
        <source>The name is missing. Type what was given.</source>
        <translation>名称がありません。実施した治療を入力してください。</translation>
    </message>
    <message>
        <source>The end lies before the start. Correct one of them.</source>
        <translation>終了が開始より前です。どちらかを修正してください。</translation>
    </message>
    <message>
        <source>{met} of {total}</source>
        <translation>{total}件中{met}件</translation>
    </message>
    <message>
        <source>This is no code of the program, or a sign of it is mistyped. A code has ten signs in two groups of five, such as K7QD2-M9XRT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This store holds no document with this code. Only what was printed or saved from this store is known here; a page made from a case file, or in another store, is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page is VOID: it was replaced on {when} by the one with the code {code}, because day 0 has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definitions (criteria, cut-offs, texts) are not those of the page: it was made by another version of the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules of the site (criteria sets, limits) have changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is no longer in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: recorded since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since; it was a draft then, and what it said is not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {verb} {day} {made}, code {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page still matches the record: nothing that it was made from has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page no longer matches the record: 1 part of it is not as it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page no longer matches the record: {count} parts are not as it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit of {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transplant, day 0 {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily log of {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Override of {criterion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to a contradiction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and</source>
        <translation>と</translation>
    </message>
    <message>
        <source>Not in these forms</source>
        <translation>この書式にない項目</translation>
    </message>
    <message>
        <source>Criteria met</source>
        <translation>基準を満たす</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>満たさない</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>まだ不明</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>満たす</translation>
    </message>
    <message>
        <source>Supports, and does not replace, clinical judgment. It does not diagnose.</source>
        <translation>臨床判断を支えるもので、それに代わるものではありません。診断は行いません。</translation>
    </message>
    <message>
        <source>Recorded, but nothing that counts</source>
        <translation>記録はあるが算入するものなし</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>未評価</translation>
    </message>
    <message>
        <source>overridden</source>
        <translation>上書き済み</translation>
    </message>
    <message>
        <source>{typed} can mean {number} or {decimal}. Type {number} or {decimal}.</source>
        <translation>{typed}は{number}とも{decimal}とも読めます。{number}または{decimal}と入力してください。</translation>
    </message>
    <message>
        <source>This number has more than {most} digits. Type it as on the report.</source>
        <translation>数値が{most}桁を超えています。報告書のとおりに入力してください。</translation>
    </message>
    <message>
        <source>The number is missing. Type it as on the report, for example 318 or &lt;31.</source>
        <translation>数値がありません。318や&lt;31のように、報告書のとおりに入力してください。</translation>
    </message>
    <message>
        <source>Type the number without a thousands mark, for example 1234.5 or 1234,5.</source>
        <translation>1234.5や1234,5のように、桁区切りなしで数値を入力してください。</translation>
    </message>
    <message>
        <source>This is not a number. Type digits with one decimal mark, for example 318, 4.5 or &lt;31.</source>
        <translation>数値ではありません。318、4.5、&lt;31のように、小数点を1つまで使った数字で入力してください。</translation>
    </message>
    <message>
        <source>This is not a date. Type it like 12-Aug-2025, Aug-2025 or 2025.</source>
        <translation>日付ではありません。12-Aug-2025、Aug-2025、2025のように入力してください。</translation>
    </message>
    <message>
        <source>This date can mean {one} or {other}. Type the month as a word.</source>
        <translation>この日付は{one}とも{other}とも読めます。月を英語で入力してください。</translation>
    </message>
    <message>
        <source>This month is not known. Type it like 12-Aug-2025, Aug-2025 or 2025.</source>
        <translation>月を読み取れません。12-Aug-2025、Aug-2025、2025のように入力してください。</translation>
    </message>
    <message>
        <source>The calendar has no such day. Check day and month. Type it like 12-Aug-2025, Aug-2025 or 2025.</source>
        <translation>暦にない日付です。日と月を確認し、12-Aug-2025、Aug-2025、2025のように入力してください。</translation>
    </message>
    <message>
        <source>The program&apos;s own definitions are damaged. Nothing was changed; install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Patient</source>
        <translation>患者(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Visit</source>
        <translation>受診(&amp;V)</translation>
    </message>
    <message>
        <source>V&amp;iew</source>
        <translation>表示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Reports</source>
        <translation>文書(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>今すぐロック(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Hand over: show one patient</source>
        <translation>引き渡し: 患者1人だけを表示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Change passphrase…</source>
        <translation>パスフレーズを変更(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>今すぐバックアップ(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Verify store…</source>
        <translation>記録庫を検証(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Export record…</source>
        <translation>記録を書き出す(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Find patient</source>
        <translation>患者を検索(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New patient…</source>
        <translation>新しい患者(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Edit patient…</source>
        <translation>患者情報を編集(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Read identity aloud</source>
        <translation>患者の識別情報を読み上げ(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New visit…</source>
        <translation>新しい受診(&amp;N)…</translation>
    </message>
    <message>
        <source>Next not &amp;assessed</source>
        <translation>次の未評価へ(&amp;A)</translation>
    </message>
    <message>
        <source>Find a &amp;field</source>
        <translation>項目を検索(&amp;F)</translation>
    </message>
    <message>
        <source>Next entry to &amp;correct</source>
        <translation>次の要修正の入力へ(&amp;C)</translation>
    </message>
    <message>
        <source>Chec&amp;klist panel</source>
        <translation>チェックリストパネル(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Save visit</source>
        <translation>受診を保存(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ign visit…</source>
        <translation>受診に署名(&amp;I)…</translation>
    </message>
    <message>
        <source>Patient &amp;list</source>
        <translation>患者一覧(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>次のページ(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous page</source>
        <translation>前のページ(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Dark or light</source>
        <translation>暗色・明色の切り替え(&amp;D)</translation>
    </message>
    <message>
        <source>High &amp;contrast</source>
        <translation>ハイコントラスト(&amp;C)</translation>
    </message>
    <message>
        <source>Text size &amp;100%</source>
        <translation>文字サイズ 100%(&amp;1)</translation>
    </message>
    <message>
        <source>Text size 11&amp;5%</source>
        <translation>文字サイズ 115%(&amp;5)</translation>
    </message>
    <message>
        <source>Text size 1&amp;30%</source>
        <translation>文字サイズ 130%(&amp;3)</translation>
    </message>
    <message>
        <source>Text size 150&amp;%</source>
        <translation>文字サイズ 150%(&amp;0)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>印刷(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>PDFとして保存(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Verify a printed page…</source>
        <translation>印刷したページを照合(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Guide and sources</source>
        <translation>手引きと出典(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>キーボードショートカット(&amp;K)</translation>
    </message>
    <message>
        <source>Save &amp;diagnostics…</source>
        <translation>診断情報を保存(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>このプログラムについて(&amp;A)</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>バックアップ中</translation>
    </message>
    <message>
        <source>Checking the backup</source>
        <translation>バックアップを確認中</translation>
    </message>
    <message>
        <source>Finishing the backup</source>
        <translation>バックアップを完了中</translation>
    </message>
    <message>
        <source>Proving a backup by restoring it</source>
        <translation>復元によりバックアップを検証中</translation>
    </message>
    <message>
        <source>Backup needs attention: see Settings</source>
        <translation>バックアップの確認が必要です: 設定を参照</translation>
    </message>
    <message>
        <source>Backup proven {day}</source>
        <translation>バックアップ検証済み {day}</translation>
    </message>
    <message>
        <source>No backup proven yet</source>
        <translation>検証済みのバックアップはまだありません</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Last backup: {made}. Last proven by a restore: {proof}. A proof is made every week.</source>
        <translation>最後のバックアップ: {made}。復元による最後の検証: {proof}。検証は毎週行われます。</translation>
    </message>
    <message>
        <source>born {born}</source>
        <translation>生年月日 {born}</translation>
    </message>
    <message>
        <source>sex {sex}</source>
        <translation>性別 {sex}</translation>
    </message>
    <message>
        <source>record number {record_number}</source>
        <translation>記録番号 {record_number}</translation>
    </message>
    <message>
        <source>similar name: {others}</source>
        <translation>似た名前: {others}</translation>
    </message>
    <message>
        <source>fictional demo patient, not a real person</source>
        <translation>架空のデモ患者(実在の人物ではありません)</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性別</translation>
    </message>
    <message>
        <source>Record no.</source>
        <translation>記録番号</translation>
    </message>
    <message>
        <source>Fictional demo patient</source>
        <translation>架空のデモ患者</translation>
    </message>
    <message>
        <source>Not a real person</source>
        <translation>実在の人物ではありません</translation>
    </message>
    <message>
        <source>Caps Lock is on. Passphrases tell capitals from small letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation>明色</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>今すぐロック</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>暗色</translation>
    </message>
    <message>
        <source>Theme: {name}. Press for the other one.</source>
        <translation>配色: {name}。押すともう一方に切り替わります。</translation>
    </message>
    <message>
        <source>What you entered is safe: it is in the draft, in the encrypted store. You can go on, or close the program and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved before is safe. The last entries could not be written: look at them, note them on paper, then close the program and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report below names places in the program and versions. It holds no patient data, no passphrase and nothing that was typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fault of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report without patient data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program met a fault of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>理由不明</translation>
    </message>
    <message>
        <source>The file was not saved: {reason}. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hand over: show all patients again</source>
        <translation>引き渡し: 全患者を再び表示(&amp;H)</translation>
    </message>
    <message>
        <source>Sources: N = NORD 23-Sep-2021 · F = POEMS FAQ 07-Aug-2017</source>
        <translation>出典: N = NORD 23-Sep-2021 · F = POEMS FAQ 07-Aug-2017</translation>
    </message>
    <message>
        <source>Settings of this store</source>
        <translation>この記録庫の設定</translation>
    </message>
    <message>
        <source>The last entries could not be written to the store and would be lost. Cancel keeps the window open; the program goes on trying.</source>
        <translation>最後の入力を記録庫に書き込めず、閉じると失われます。「キャンセル」を選ぶとウィンドウは開いたままで、プログラムは書き込みを続けて試みます。</translation>
    </message>
    <message>
        <source>Close without saving?</source>
        <translation>保存せずに閉じますか?</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>保存せずに閉じる</translation>
    </message>
    <message>
        <source>Sign visit…</source>
        <translation>受診に署名…</translation>
    </message>
    <message>
        <source>New visit…</source>
        <translation>新しい受診…</translation>
    </message>
    <message>
        <source>Saved {day} {time}</source>
        <translation>保存 {day} {time}</translation>
    </message>
    <message>
        <source>Not saved: {sentence} Your entries are kept here; trying again.</source>
        <translation>未保存: {sentence} 入力はここに残っています。再試行中です。</translation>
    </message>
    <message>
        <source>Present, but explained by another cause: it does not count.</source>
        <translation>ありだが、他の原因で説明されるため算入しません。</translation>
    </message>
    <message>
        <source>Explained by another cause…</source>
        <translation>他の原因で説明される…</translation>
    </message>
    <message>
        <source>{label}, explained by another cause</source>
        <translation>{label}、他の原因で説明される</translation>
    </message>
    <message>
        <source>{label}, other cause</source>
        <translation>{label}、他の原因</translation>
    </message>
    <message>
        <source>{label}, why it is the cause</source>
        <translation>{label}、原因と考える理由</translation>
    </message>
    <message>
        <source>{label}: no other cause</source>
        <translation>{label}: 他の原因なし</translation>
    </message>
    <message>
        <source>Other cause</source>
        <translation>他の原因</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Stated by {author}.</source>
        <translation>記載者: {author}。</translation>
    </message>
    <message>
        <source>{text} Note {note}.</source>
        <translation>{text} 注{note}。</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>軽度</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>中等度</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>重度</translation>
    </message>
    <message>
        <source>{label}, onset</source>
        <translation>{label}、発症</translation>
    </message>
    <message>
        <source>{label}, date looked for</source>
        <translation>{label}、検索した日</translation>
    </message>
    <message>
        <source>{label}, grade, your judgment</source>
        <translation>{label}、程度、ご自身の判断</translation>
    </message>
    <message>
        <source>{label}, how it was looked for</source>
        <translation>{label}、検索方法</translation>
    </message>
    <message>
        <source>{label}, note</source>
        <translation>{label}、注記</translation>
    </message>
    <message>
        <source>Onset (day, month or year)</source>
        <translation>発症(日、月または年)</translation>
    </message>
    <message>
        <source>Grade (your judgment)</source>
        <translation>程度(ご自身の判断)</translation>
    </message>
    <message>
        <source>How it was looked for</source>
        <translation>検索方法</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>{label}, value</source>
        <translation>{label}、値</translation>
    </message>
    <message>
        <source>{label}, laboratory</source>
        <translation>{label}、検査室</translation>
    </message>
    <message>
        <source>{label}, collected</source>
        <translation>{label}、採取日</translation>
    </message>
    <message>
        <source>Remove this {label} result</source>
        <translation>この{label}の結果を削除</translation>
    </message>
    <message>
        <source>Specimen</source>
        <translation>検体</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>検査室</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>採取日</translation>
    </message>
    <message>
        <source>Add another {label}</source>
        <translation>{label}をもう1件追加</translation>
    </message>
    <message>
        <source>imported as {value}</source>
        <translation>取り込み時の値: {value}</translation>
    </message>
    <message>
        <source>The window is made with Qt and PySide6, used unchanged as shared libraries under the GNU Lesser General Public License version 3. You may replace them by versions of your own. Fonts: Noto, SIL Open Font License 1.1. Records: SQLCipher (BSD-3-Clause) and SQLite (public domain).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It supports a clinician&apos;s judgment. It never diagnoses and never prescribes.</source>
        <translation>臨床医の判断を支えるものです。診断も処方も行いません。</translation>
    </message>
    <message>
        <source>- Definitions (SHA-256): `{digest}`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>- Definitions: damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own definitions are damaged: only the written guide is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>POEMS Desktop: guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the guide, rules, texts and sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licenses of what the program is made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide and sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present, absent, not assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P, A, N, or Left and Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to not assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>A list of choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open by its underlined letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>## Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>| Where | What | Keys |</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女性</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男性</translation>
    </message>
    <message>
        <source>{born} ({age} y)</source>
        <translation>{born} ({age}歳)</translation>
    </message>
    <message>
        <source>1 other: check birth date</source>
        <translation>他に1人: 生年月日を確認</translation>
    </message>
    <message>
        <source>{count} others: check birth date</source>
        <translation>他に{count}人: 生年月日を確認</translation>
    </message>
    <message>
        <source>Diagnosis checklist</source>
        <translation>診断チェックリスト</translation>
    </message>
    <message>
        <source>Transplant · Day 0 {day}</source>
        <translation>移植 · Day 0 {day}</translation>
    </message>
    <message>
        <source>{age} y</source>
        <translation>{age}歳</translation>
    </message>
    <message>
        <source>Day {number}</source>
        <translation>Day {number}</translation>
    </message>
    <message>
        <source>Overdue {time}</source>
        <translation>期限超過 {time}</translation>
    </message>
    <message>
        <source>{years} y</source>
        <translation>{years}年</translation>
    </message>
    <message>
        <source>{months} mo</source>
        <translation>{months}か月</translation>
    </message>
    <message>
        <source>{time} after</source>
        <translation>{time}後</translation>
    </message>
    <message>
        <source>Similar name</source>
        <translation>似た名前</translation>
    </message>
    <message>
        <source>Last opened {shown_instant}</source>
        <translation>前回の使用 {shown_instant}</translation>
    </message>
    <message>
        <source>Strength {level} of {count}</source>
        <translation>強度 {count}段階中{level}</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>折りたたむ</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Source {mark}</source>
        <translation>出典 {mark}</translation>
    </message>
    <message>
        <source>Choose from a calendar</source>
        <translation>カレンダーから選択</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show {value}</source>
        <translation>{value}を表示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>{name}, nothing chosen</source>
        <translation>{name}、未選択</translation>
    </message>
    <message>
        <source>{value} of {count}</source>
        <translation>{count}件中{value}件目</translation>
    </message>
    <message>
        <source>, read only</source>
        <translation>、閲覧のみ</translation>
    </message>
    <message>
        <source>Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plasma</source>
        <translation>血漿</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked, but the last entries are not in the store yet. {sentence} They are kept in memory and tried again every few seconds; the key leaves memory when they are written. Unlock to see them.</source>
        <translation>ロックされましたが、最後の入力はまだ記録庫にありません。{sentence} 入力はメモリーに残り、数秒ごとに再試行されます。書き込まれると鍵はメモリーから消えます。見るにはロックを解除してください。</translation>
    </message>
    <message>
        <source>Locked. The last entries are in the store now.</source>
        <translation>ロックされました。最後の入力は記録庫に保存されました。</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {day}, code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Nothing was printed or saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist as of {as_of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date of diagnosis is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than 1 mo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnosed {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, {time} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnosis, as the physician states it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transplant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry, the last of {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} entries, the last of {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visit without a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0 not settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the Transplant page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} transplants recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0: {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hematologic response, recorded by physician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation>要受診</translation>
    </message>
    <message>
        <source>Not yet due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: {items}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change is against the previous result of the same specimen and lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to draw yet: no finding recorded as present, no treatment, no day 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result is recorded. Enter one on the Visit page or under Trends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bars end at the last assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open trends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absent from {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}. {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment: {name}, {dates}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF {specimen}: {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF {specimen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pg/mL, log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, start not recorded, until {stop}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, undated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visit is recorded for this patient. Start one to record findings.</source>
        <translation>この患者の受診は記録されていません。所見を記録するには受診を開始してください。</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>受診はまだありません</translation>
    </message>
    <message>
        <source>Start visit</source>
        <translation>受診を開始</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {shortest} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a passphrase of at least {shortest} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matching passphrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}, {level} of 4.  {remark}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF results, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a record store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock after this time without use</source>
        <translation>操作がないときにロックするまでの時間</translation>
    </message>
    <message>
        <source>Create record store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An encrypted folder that holds all your patients. You can move it or back it up like any folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;name, as it stands on records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Where to keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still needed: {items}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the same passphrase again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the recovery sheet: nobody can reset a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without passphrase or sheet the records cannot be opened, by anyone. The next step prints it; the store opens when two of its groups were typed back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This store needs a recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recovery sheet opens this store. If every passphrase is forgotten, nobody can read the records again. Make the sheet now; it takes a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet {sheet} opens this store, but nobody has confirmed that it was printed or saved. If you hold it, say so; if not, make a new one, and the old one no longer opens the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I hold sheet {sheet}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These groups open the store when every passphrase is forgotten. They are shown only now and kept nowhere. Print the sheet, or save it to a stick that you lock away; write it off by hand where there is no printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {place} is not as on the sheet. Look at the printed or saved sheet and type it again; small letters and capitals count alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}. Whoever has the file can open the store: print it or move it to a safe place, then delete it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A saved file leaves the encrypted store: whoever has the file can read it. Keep it where patient records may be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A saved file leaves the encrypted store: whoever has the file and its password can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document could not be made: the program met a fault of its own. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages are made from the record as it stands, draft or signed, and say which. Nothing is written to disk until you save. Printing and saving are kept in the record with the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save several…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify a code…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document cannot be made. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}. {warning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the documents in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file leaves the encrypted store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of a saved PDF, if wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have it: go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the sheet again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {number}: {signs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet {sheet}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type these two groups from your sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {number} of the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer. Wait for the paper before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is checked, then laid into a new folder. The damaged store and all backups stay where they are. A backup opens with the passphrase of its day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;folder, its name ending in .poems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase of its day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the groups of the sheet in their order; spaces and capitals do not matter. Then set a new passphrase for one user. Nothing in the store is changed but that passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose passphrase is set anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Groups of the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whose passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records stay on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One encrypted store. No account, no network, no telemetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every rule shows its source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published criteria and reviews, named beside each rule and number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The physician decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checklist and the figures support clinical judgment. They never diagnose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnosis checklist and VEGF follow-up for POEMS syndrome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} characters. A rough guide; four or more unrelated words work well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} characters; {missing} more are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock an existing store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only: nothing is saved</source>
        <translation>閲覧専用で開いています: 何も保存されません</translation>
    </message>
    <message>
        <source>Your role is reader: you can look at everything and change nothing.</source>
        <translation>あなたの役割は閲覧者です: すべてを見ることができますが、変更はできません。</translation>
    </message>
    <message>
        <source>Your role is coordinator: you keep the daily log and print. A physician enters and signs.</source>
        <translation>あなたの役割はコーディネーターです: 日誌の記録と印刷ができます。入力と署名は医師が行います。</translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation>閲覧専用で開いています</translation>
    </message>
    <message>
        <source>A physician signs</source>
        <translation>署名は医師が行います</translation>
    </message>
    <message>
        <source>Forget this store: take it from the list, delete nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next try can be made in 1 second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next try can be made in {wait} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong passphrases were typed. Nothing was changed and nothing will be deleted. {again}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No store was opened here before. Choose the folder of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with demo patients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fictional patients, from first symptoms to long follow-up. Opens a separate store, kept apart from real records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its passphrase: {passphrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>推移</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>新しい患者</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title (Ms, Mr, Dr)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born, as 03-May-1971, May-1971 or 1971</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The family name is missing. Type it; one name alone goes here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The birth date is more than {years} years ago. Check the year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another patient of this store has this record number. Check it, or open that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters are too many here; {most} fit. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list cannot be read</source>
        <translation>一覧を読めません</translation>
    </message>
    <message>
        <source>Nobody here is due.</source>
        <translation>期限の来た患者はいません。</translation>
    </message>
    <message>
        <source>Nobody here is in the days of a transplant log.</source>
        <translation>移植日誌の期間中の患者はいません。</translation>
    </message>
    <message>
        <source>Nobody matches.</source>
        <translation>該当する患者はいません。</translation>
    </message>
    <message>
        <source>No patient yet. Add one with the plus sign.</source>
        <translation>患者はまだいません。プラス記号で追加してください。</translation>
    </message>
    <message>
        <source>Handed over: only this patient is shown. Ctrl+Shift+H shows all again.</source>
        <translation>引き渡し中: この患者だけを表示しています。Ctrl+Shift+Hで全員を再び表示します。</translation>
    </message>
    <message>
        <source>Still looking through 1 record…</source>
        <translation>あと1件の記録を検索中…</translation>
    </message>
    <message>
        <source>Still looking through {left} records…</source>
        <translation>あと{left}件の記録を検索中…</translation>
    </message>
    <message>
        <source>The first {count} are shown. Type more of the name to find others.</source>
        <translation>最初の{count}件を表示しています。他を探すには名前をさらに入力してください。</translation>
    </message>
    <message>
        <source>1 record could not be read and may be missing here.</source>
        <translation>1件の記録を読めず、ここに表示されていない可能性があります。</translation>
    </message>
    <message>
        <source>{count} records could not be read and may be missing here.</source>
        <translation>{count}件の記録を読めず、ここに表示されていない可能性があります。</translation>
    </message>
    <message>
        <source>The record cannot be opened</source>
        <translation>記録を開けません</translation>
    </message>
    <message>
        <source>Already in this store: {names}. Open that record instead if it is the same person.</source>
        <translation>この記録庫に既にあります: {names}。同じ人であれば、その記録を開いてください。</translation>
    </message>
    <message>
        <source>Is this another person?</source>
        <translation>別の人ですか?</translation>
    </message>
    <message>
        <source>Add another person</source>
        <translation>別の人として追加</translation>
    </message>
    <message>
        <source>This was not saved</source>
        <translation>保存されませんでした</translation>
    </message>
    <message>
        <source>Patients (Ctrl+B to show)</source>
        <translation>患者(Ctrl+Bで表示)</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Name or record no.</source>
        <translation>名前または記録番号</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Patients shown</source>
        <translation>表示する患者</translation>
    </message>
    <message>
        <source>Fold the patient list (Ctrl+B)</source>
        <translation>患者一覧を折りたたむ(Ctrl+B)</translation>
    </message>
    <message>
        <source>Show the patient list (Ctrl+B)</source>
        <translation>患者一覧を表示(Ctrl+B)</translation>
    </message>
    <message>
        <source>Show the patient list</source>
        <translation>患者一覧を表示</translation>
    </message>
    <message>
        <source>Search patients (Ctrl+F)</source>
        <translation>患者を検索(Ctrl+F)</translation>
    </message>
    <message>
        <source>Patients found</source>
        <translation>見つかった患者</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the PDF instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer could not be started. Check it, or save the PDF instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for whole backups of this store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring and checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup was restored and checked. Unlock it with the passphrase of its day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, proven by a restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A unit is never chosen for you: it is entered with each result as the laboratory reports it, and conversions are shown beside it. Limits of the site name their own unit under Site.</source>
        <translation>単位が自動で選ばれることはありません。検査室の報告どおりに結果ごとに入力し、換算値はその横に示されます。施設の基準値の単位は「施設」で定めます。</translation>
    </message>
    <message>
        <source>Shown after the next start. Documents, exports and the sentences of the medicine stay English.</source>
        <translation>次回の起動から表示されます。文書、書き出し、医学的な文章は英語のままです。</translation>
    </message>
    <message>
        <source>Kept on this computer, outside the store. Each change holds at once.</source>
        <translation>このコンピューターに、記録庫の外で保存されます。変更は直ちに有効になります。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字サイズ</translation>
    </message>
    <message>
        <source>{one} minutes</source>
        <translation>{one}分</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>USレター</translation>
    </message>
    <message>
        <source>Arithmetic of doses is switched off for this site. A physician can switch it on in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>用紙</translation>
    </message>
    <message>
        <source>Arithmetic of doses (1 and 2 mg/kg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank, to fill in by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call at which temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (not available)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from: {feeds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A minute before, the status line says so. What was entered is kept.</source>
        <translation>1分前に状態行でお知らせします。入力した内容は残ります。</translation>
    </message>
    <message>
        <source>Paper of what is printed</source>
        <translation>印刷の用紙</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Limits of the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, women</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, men</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the limit {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test of the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above or at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Women</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Men</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is encrypted anew. Old backups open with the passphrase of their day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} opens the store with it from now on. Tell it in person, not in writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Present passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>POEMS Desktop: settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each document is a file of its own. Paper, transplant, large print, contact and password are those chosen on the page. A run that is stopped leaves whole files only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save in a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {of}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save several documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Users and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made after each lock and every half hour of use, where something was entered. Encrypted like the store; a backup opens with a passphrase or the recovery sheet of its day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a second place…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second places: a stick, another disk, a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: last {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on every backup is copied there too, whenever the place is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use no longer: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proving the newest backup by restoring it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further backups go there; those that are there stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a store to see the settings of its site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the name of a folder. Type a whole path, or choose one with Browse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating the record store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the demo patients…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening with the recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>POEMS Desktop: recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this site, not of the program: the published criteria give no number for them. They are kept in the store with author, time and reason, and printed with every assessment. A physician sets them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows weight times mg/kg beside the source&apos;s words in the engraftment panel and note. It is arithmetic only, never a dose; nothing is computed from the 500 mg of the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by this site; the source gives no number. Empty: no line is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Every assessment is weighed by it from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: reason for what is confirmed or set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show dose arithmetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fever line of this site in degrees Celsius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom to call, on bedside notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save site settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fever line has to be a temperature from 35 to 42, as 38.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped switched off. Say why below, then tick what this site confirms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, kept with each confirmation and limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria sets shown beside the headline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits of the site, before every shipped default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fever line of this site, °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tests that are not available here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why in a few words first; the reason is kept with what is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test not available here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} is available again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name, as it stands on records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding the user…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles are a rule of the house: physicians sign and manage, coordinators keep the daily log and print, readers read. All users share one key, so a removed user asks for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase no longer opens the store. A copy of the key, of an older keys.json or of a backup may still be in other hands: renew the key afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add user…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key encrypts every record anew; nobody&apos;s passphrase changes. Renew it after a user was removed, or when the recovery sheet was lost or seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recovery sheet opens this store: make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not confirmed by anybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet {sheet} is in force and {state}. A new one ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a passphrase for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user can open the store from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase is in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The role holds from the next unlocking on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was removed. {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not noted in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Keyboard: Tab moves between fields, Enter unlocks, Alt with the underlined letter </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opens a menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline. Nothing leaves this computer.</source>
        <translation>オフライン。このコンピューターの外には何も送られません。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Cancel the backup</source>
        <translation>バックアップを中止</translation>
    </message>
    <message>
        <source>Encrypted store: {store}</source>
        <translation>暗号化された記録庫: {store}</translation>
    </message>
    <message>
        <source>1 entry needs correction</source>
        <translation>要修正の入力 1件</translation>
    </message>
    <message>
        <source>{count} entries need correction</source>
        <translation>要修正の入力 {count}件</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever has it can read every record and every name in it. It holds all patients of this store with everything that was ever saved of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every record is encrypted anew. The store is closed meanwhile; the old one is kept until the new one is proven. Everybody keeps their passphrase. Old backups keep the key of their day. It cannot be interrupted once it has begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying the store…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all records?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting all records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the key of this store?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewing the key: all records are encrypted anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up before the key is renewed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{patients} patients with {entries} entries were written. The file is not encrypted: keep it where patient records may be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewing the key: all records are encrypted anew, {share} done…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New transplant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stem cells returned on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobilization began on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add transplant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both dates may stay blank and follow later. Type them like 11-Nov-2025.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stem cells returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transplant was not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change day 0?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change day 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {sentence} Kept here; trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Culture {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, collected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, organism</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged a contaminant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove culture {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organism</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Culture {number}, judged a contaminant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add culture or C. difficile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Watch window {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch, {first} to {last}: {first_date} to {last_date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch, {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transplant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another infusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule for day 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0 as stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creatinine baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the transplant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infusion {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>訂正…</translation>
    </message>
    <message>
        <source>Why the entry is corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is it corrected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier values stay in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by: not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Culture {number}, {member}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not infectious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infectious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fever judged from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fever judged to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause of the fever as judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is judged so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add judgment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maiolino&apos;s fever is a clinician&apos;s judgment. Cultures alone never decide it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source> to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>infectious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not infectious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the judgment of {days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the full day, like 19-Nov-2025.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first day comes first, and at most {longest_judgment} days are judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose whether the fever is infectious or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peri-transplant log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add transplant…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print log…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, last {text} on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}. The table below has every value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily log, one column a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No transplant recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No transplant is recorded for this patient, so there is no daily log and no watch window. That is not a statement that there was none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0: {day}. {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobilization began {date_text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discharged {date_text}: {days} at home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item left today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} items left today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item not recorded on this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} items not recorded on this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, as known then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source on the dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steroid for engraftment syndrome: day {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days and definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engraftment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in mind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print bedside note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record dose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caution: {title} {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source says: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latest weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day has not come yet. Choose today or an earlier day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {sentence} The entry is kept here; trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is entered yet. Fill in a field; it saves itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry saved. The form is ready for the next one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes into the visit “{visit}”, not yet signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visit is begun for this patient. Results belong to a visit, which holds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit {visit} is signed and is not changed by adding to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a visit of today named “Results” to hold them? It can be signed like any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy the rows in the spreadsheet, then choose Paste again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The results were not added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start visit “Results”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a visit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the visit {visit}, not yet signed, as one step to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of 1 result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of {count} results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied with the patient&apos;s name, outside the encrypted store. The copy is logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file leaves the encrypted store: it is not encrypted, and it names the patient. Whoever has it can read it. That it was made is written to the log of the store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this trend?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name that ends in .svg, .png, .pdf or .csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No level is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After treatment the trend matters more than the value; one higher VEGF does not by itself mean more treatment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each row says it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test of every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specimen of every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laboratory of every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the table says nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row can be imported yet. Say what the columns mean, or mend the rows and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused rows stay out. Mend them in the spreadsheet and import them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking each row…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {of} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import 1 result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {taken} results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row is refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{refused} rows are refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken {taken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused {refused}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken, but outside the usual range: check number and unit. By row: {rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is read, or as it stood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is refused, or what to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows to import, each taken or refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other trends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other trends: {count} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other trends yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {of} drawn under VEGF on the same time axis; a test with two results or more is offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, {count} results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture, scalable (*.svg);;Picture (*.png);;PDF page (*.pdf);;Table of the results (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than 20 MB. Save the results alone, in parts, and import those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a result, or press Left and Right in the figure, to read it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serum VEGF is 10 to 50 times higher than plasma VEGF, so the two are never joined, averaged or put on one axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF, all specimens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF, plasma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF, serum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF, not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add result…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{listed} results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change, same lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field to see what it means and what it counts for.</source>
        <translation>項目を選ぶと、その意味と、どの基準に数えられるかを表示します。</translation>
    </message>
    <message>
        <source>Counts for {letter}</source>
        <translation>{letter}に算入</translation>
    </message>
    <message>
        <source>Counts for {letter}, {label}: go to the checklist</source>
        <translation>{letter}({label})に算入: チェックリストへ移動</translation>
    </message>
    <message>
        <source>It was not saved; what you typed is still here.</source>
        <translation>保存されませんでした。入力した内容はここに残っています。</translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>履歴を読めません</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>チェックリスト</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>Conclusions</source>
        <translation>結論</translation>
    </message>
    <message>
        <source>What the panel shows</source>
        <translation>パネルの表示内容</translation>
    </message>
    <message>
        <source>{waiting} to clarify</source>
        <translation>要確認 {waiting}件</translation>
    </message>
    <message>
        <source>updates as you type</source>
        <translation>入力に応じて更新</translation>
    </message>
    <message>
        <source>Show the checklist</source>
        <translation>チェックリストを表示</translation>
    </message>
    <message>
        <source>Hide the checklist</source>
        <translation>チェックリストを隠す</translation>
    </message>
    <message>
        <source>Enter goes to the field. O, or a right click, overrides with a reason.</source>
        <translation>Enterで項目へ移動。Oまたは右クリックで理由を付けて上書き。</translation>
    </message>
    <message>
        <source>Criteria set shown</source>
        <translation>表示する基準</translation>
    </message>
    <message>
        <source>No name set</source>
        <translation>名前未設定</translation>
    </message>
    <message>
        <source>Compare with another visit</source>
        <translation>他の受診と比較</translation>
    </message>
    <message>
        <source>for reading only</source>
        <translation>閲覧のみ</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較する受診</translation>
    </message>
    <message>
        <source>There is no other visit of this patient.</source>
        <translation>この患者には他の受診がありません。</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>The two visits say the same.</source>
        <translation>2つの受診の内容は同じです。</translation>
    </message>
    <message>
        <source>From: {told}</source>
        <translation>根拠: {told}</translation>
    </message>
    <message>
        <source>Nothing was written and nothing is lost</source>
        <translation>何も書き込まれず、何も失われていません</translation>
    </message>
    <message>
        <source>Two versions of this visit</source>
        <translation>この受診の2つの版</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>他の利用者</translation>
    </message>
    <message>
        <source>{author} signed this visit after you began to edit it.</source>
        <translation>編集を始めた後に{author}がこの受診に署名しました。</translation>
    </message>
    <message>
        <source>Go on with both</source>
        <translation>両方を合わせて続ける</translation>
    </message>
    <message>
        <source>Both changed these</source>
        <translation>両方で変更された項目</translation>
    </message>
    <message>
        <source>choose one of each</source>
        <translation>それぞれ1つを選択</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>相手の版</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分の版</translation>
    </message>
    <message>
        <source>{label}: which version</source>
        <translation>{label}: どちらの版か</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1件</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count}件</translation>
    </message>
    <message>
        <source>Choose theirs or mine for {count} more.</source>
        <translation>あと{count}について、どちらの版かを選んでください。</translation>
    </message>
    <message>
        <source>Changed on one side only</source>
        <translation>一方だけで変更</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>引き継ぎ済み</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>Signed. It is not changed any more; a correction becomes a new version beside it.</source>
        <translation>署名済み。以後は変更されません。訂正は新しい版として並べて残ります。</translation>
    </message>
    <message>
        <source>Correcting a signed visit. The signed version stands until the correction is signed.</source>
        <translation>署名済みの受診を訂正中です。訂正に署名するまで、署名済みの版が有効です。</translation>
    </message>
    <message>
        <source>The reason is missing. Say why the signed visit is corrected.</source>
        <translation>理由がありません。署名済みの受診を訂正する理由を入力してください。</translation>
    </message>
    <message>
        <source>Reason for the correction</source>
        <translation>訂正の理由</translation>
    </message>
    <message>
        <source>Sign correction</source>
        <translation>訂正に署名</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>Withdraw this correction</source>
        <translation>この訂正を取り下げる</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>他{count}件</translation>
    </message>
    <message>
        <source>Nothing changed yet.</source>
        <translation>まだ変更はありません。</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>項目へ移動</translation>
    </message>
    <message>
        <source>Override with a reason…</source>
        <translation>理由を付けて上書き…</translation>
    </message>
    <message>
        <source>{need}, both needed</source>
        <translation>{need}、両方必要</translation>
    </message>
    <message>
        <source>{assessed} of {total} assessed · {present} present</source>
        <translation>{total}項目中{assessed}項目を評価 · あり {present}件</translation>
    </message>
    <message>
        <source>{assessed} of {total} assessed</source>
        <translation>{total}項目中{assessed}項目を評価</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>さらに{count}項目を表示</translation>
    </message>
    <message>
        <source>This visit was never signed: there is only the draft.</source>
        <translation>この受診は署名されていません。下書きだけがあります。</translation>
    </message>
    <message>
        <source>History of this visit</source>
        <translation>この受診の履歴</translation>
    </message>
    <message>
        <source>Correction, not signed yet</source>
        <translation>訂正(未署名)</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>第{number}版</translation>
    </message>
    <message>
        <source>The content of this version was erased.</source>
        <translation>この版の内容は消去されました。</translation>
    </message>
    <message>
        <source>First signed version.</source>
        <translation>最初に署名された版。</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>理由: {reason}</translation>
    </message>
    <message>
        <source>No reason was recorded.</source>
        <translation>理由は記録されていません。</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>No longer asked</source>
        <translation>現在は尋ねない項目</translation>
    </message>
    <message>
        <source>kept in the draft and in what is signed</source>
        <translation>下書きと署名した内容に残ります</translation>
    </message>
    <message>
        <source>{title}, {assessed} of {total} assessed, {found}</source>
        <translation>{title}、{total}項目中{assessed}項目を評価、{found}</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未着手</translation>
    </message>
    <message>
        <source>{count} present</source>
        <translation>あり {count}件</translation>
    </message>
    <message>
        <source>none present</source>
        <translation>所見なし</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>入力済み</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>領域</translation>
    </message>
    <message>
        <source>Next not assessed</source>
        <translation>次の未評価へ</translation>
    </message>
    <message>
        <source>Held to be</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Reason for the override</source>
        <translation>上書きの理由</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>上書き</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Override: {label}</source>
        <translation>上書き: {label}</translation>
    </message>
    <message>
        <source>{by}. It stands beside what was weighed, and can be withdrawn.</source>
        <translation>{by}。評価結果と並べて残り、取り下げることができます。</translation>
    </message>
    <message>
        <source>Withdraw: {text}</source>
        <translation>取り下げ: {text}</translation>
    </message>
    <message>
        <source>Reason: {text}</source>
        <translation>理由: {text}</translation>
    </message>
    <message>
        <source>Answered: {answered}</source>
        <translation>回答: {answered}</translation>
    </message>
    <message>
        <source>Go to {label}</source>
        <translation>{label}へ移動</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep the reason: {text}</source>
        <translation>理由を保存: {text}</translation>
    </message>
    <message>
        <source>Both stand because</source>
        <translation>両方が成り立つ理由</translation>
    </message>
    <message>
        <source>The reason is missing. Type why both stand.</source>
        <translation>理由がありません。両方が成り立つ理由を入力してください。</translation>
    </message>
    <message>
        <source>The sets in use agree.</source>
        <translation>使用中の基準の結果は一致しています。</translation>
    </message>
    <message>
        <source>One set is in use. Tick another to compare; this sitting only.</source>
        <translation>使用中の基準は1つです。比較するには他の基準にチェックを入れてください(今回のみ有効)。</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>使用していない</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>使用していない</translation>
    </message>
    <message>
        <source>Where they disagree</source>
        <translation>一致しない点</translation>
    </message>
    <message>
        <source>Not available here</source>
        <translation>ここでは実施不可</translation>
    </message>
    <message>
        <source>Not available here: {text}</source>
        <translation>ここでは実施不可: {text}</translation>
    </message>
    <message>
        <source>What would settle it</source>
        <translation>判定に必要なもの</translation>
    </message>
    <message>
        <source>any one may be enough</source>
        <translation>いずれか1つで足りる場合があります</translation>
    </message>
    <message>
        <source>Show these again</source>
        <translation>これらを再び表示</translation>
    </message>
    <message>
        <source>Left out, not available here: {texts}.</source>
        <translation>除外(ここでは実施不可): {texts}。</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>入力欄に戻る</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>When, in words</source>
        <translation>時期(文章で)</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>転帰</translation>
    </message>
    <message>
        <source>New treatment</source>
        <translation>新しい治療</translation>
    </message>
    <message>
        <source>{who}: directed at the plasma cells</source>
        <translation>{who}: 形質細胞を標的とする</translation>
    </message>
    <message>
        <source>Directed at the plasma cells</source>
        <translation>形質細胞を標的とする</translation>
    </message>
    <message>
        <source>Treatments given</source>
        <translation>実施した治療</translation>
    </message>
    <message>
        <source>Kept with the record, each change at once with its author; not undone with Ctrl+Z.</source>
        <translation>記録とともに保存され、変更は入力者とともに直ちに残ります。Ctrl+Zでは元に戻りません。</translation>
    </message>
    <message>
        <source>Add a treatment</source>
        <translation>治療を追加</translation>
    </message>
    <message>
        <source>More about this visit</source>
        <translation>この受診について</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>署名済み</translation>
    </message>
    <message>
        <source>Draft, not signed</source>
        <translation>下書き(未署名)</translation>
    </message>
    <message>
        <source>Correction, not signed</source>
        <translation>訂正(未署名)</translation>
    </message>
    <message>
        <source>Show or hide what is known of a field</source>
        <translation>項目の説明を表示または隠す</translation>
    </message>
    <message>
        <source>Show or hide the domains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The visit date</source>
        <translation>受診日</translation>
    </message>
    <message>
        <source>Fields shown</source>
        <translation>表示する項目</translation>
    </message>
    <message>
        <source>A signed visit is never changed. A later correction is a new version beside it, with author, time and reason.</source>
        <translation>署名した受診は変更されません。後の訂正は、入力者、時刻、理由とともに新しい版として並べて残ります。</translation>
    </message>
    <message>
        <source>The earlier version is kept and can be read in the history of the visit.</source>
        <translation>以前の版は保存され、受診の履歴で読むことができます。</translation>
    </message>
    <message>
        <source>Type in the bar above the form why the signed visit is corrected, then sign.</source>
        <translation>入力欄の上のバーに、署名済みの受診を訂正する理由を入力してから署名してください。</translation>
    </message>
    <message>
        <source>What was changed in this correction is dropped. The signed version stands as it was.</source>
        <translation>この訂正での変更は破棄されます。署名済みの版はそのまま残ります。</translation>
    </message>
    <message>
        <source>The visit was not started</source>
        <translation>受診を開始できませんでした</translation>
    </message>
    <message>
        <source>The visit cannot be opened</source>
        <translation>受診を開けません</translation>
    </message>
    <message>
        <source>The correction needs a reason</source>
        <translation>訂正には理由が必要です</translation>
    </message>
    <message>
        <source>Sign this correction?</source>
        <translation>この訂正に署名しますか?</translation>
    </message>
    <message>
        <source>Sign this visit?</source>
        <translation>この受診に署名しますか?</translation>
    </message>
    <message>
        <source>Sign visit</source>
        <translation>受診に署名</translation>
    </message>
    <message>
        <source>Withdraw this correction?</source>
        <translation>この訂正を取り下げますか?</translation>
    </message>
    <message>
        <source>Withdraw correction</source>
        <translation>訂正を取り下げる</translation>
    </message>
    <message>
        <source>The correction was not dropped</source>
        <translation>訂正を破棄できませんでした</translation>
    </message>
    <message>
        <source>The visit was not signed</source>
        <translation>受診に署名できませんでした</translation>
    </message>
    <message>
        <source>1 entry needs</source>
        <translation>要修正の入力が1件あります。</translation>
    </message>
    <message>
        <source>{problems} entries need</source>
        <translation>要修正の入力が{problems}件あります。</translation>
    </message>
    <message>
        <source>{entries} correction: kept as typed, never used. {text}</source>
        <translation>{entries}入力のまま残り、使用されません。{text}</translation>
    </message>
    <message>
        <source>The program met a fault of its own and opened nothing. What was saved before is kept. Start the program again.</source>
        <translation>プログラム自体の不具合のため、何も開かれませんでした。以前に保存した内容は残っています。プログラムを再起動してください。</translation>
    </message>
    <message>
        <source>The system refused: {reason}. Nothing was changed. Choose another place.</source>
        <translation>システムに拒否されました: {reason}。何も変更されていません。別の場所を選んでください。</translation>
    </message>
    <message>
        <source>No patient is open. Choose one in the list, or add one with the plus sign.</source>
        <translation>患者が開かれていません。一覧から選ぶか、プラス記号で追加してください。</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole record: visits with findings and results, treatments, transplants, overrides, and what follows from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole record: visits with findings and results, treatments, transplants, overrides, and what follows from them. Names, numbers, places, free texts and dates are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0, the daily log and the weights of one transplant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text of the program with the patient&apos;s name on it; no finding is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient summary, POEMS syndrome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria checklist, POEMS syndrome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings and results of all visits, overrides, and the criteria set in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF trend, POEMS syndrome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every VEGF result with specimen, laboratory and date; treatments and day 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedside note for the transplant team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transplant calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transplant daily log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referral letter, draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work-up list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The findings, results and examinations that are recorded, and those that are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handout: VEGF and follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient&apos;s VEGF results, treatments and what is due next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handout: what POEMS syndrome is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handout: before a stem cell transplant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0 of the transplant, where it is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handout: where to find help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The forms in use; the patient&apos;s name stands on each page, and no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient summary, anonymized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VEGF trend, anonymized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every VEGF result with specimen; days are counted, laboratories are letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain-text summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text of the program: nothing of the record stands on it but the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {words}. Go to its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {left} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 0 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not printed or saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plain text bears no password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} documents were saved: {titles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not made: {titles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each page bears a code at its foot. Type it to learn whether the page still says what the record says, or what changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify a printed page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code, such as K7QD2-M9XRT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>閲覧のみ</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>This translation is not checked by a native speaker.</source>
        <translation>この翻訳は母語話者による確認を受けていません。</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>項目を検索</translation>
    </message>
    <message>
        <source>Fields found</source>
        <translation>見つかった項目</translation>
    </message>
    <message>
        <source>No field has this in its name.</source>
        <translation>この名称を含む項目はありません。</translation>
    </message>
</context>
</TS>
