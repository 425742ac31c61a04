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
        <translation>通常の範囲({low}~{high} {unit})外です。数値と単位を確認してください。</translation>
    </message>
    <message>
        <source>Outside the usual {low} to {high} {unit}. Check the number and its unit; it is kept and used.</source>
        <translation>通常の範囲({low}~{high} {unit})外です。数値と単位を確認してください。値は保存され、使用されます。</translation>
    </message>
    <message>
        <source>Kept. Say whether it was serum or plasma: results are compared only within one specimen.</source>
        <translation>保存しました。血清か血漿かを指定してください。結果は同じ検体の中でだけ比較します。</translation>
    </message>
    <message>
        <source>Kept: at or above both published limits, {plasma} (plasma) and {serum} (serum). Say which it was: results are compared only within one specimen.</source>
        <translation>保存しました。公表された2つの限界値{plasma}(血漿)と{serum}(血清)の両方以上です。どちらの検体かを指定してください。結果は同じ検体の中でだけ比較します。</translation>
    </message>
    <message>
        <source>Kept: below both published limits, {plasma} (plasma) and {serum} (serum). Say which it was: results are compared only within one specimen.</source>
        <translation>保存しました。公表された2つの限界値{plasma}(血漿)と{serum}(血清)の両方未満です。どちらの検体かを指定してください。結果は同じ検体の中でだけ比較します。</translation>
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
        <translation>この結果は既に記録されています: 検査、日付、値、検査室が同じです。</translation>
    </message>
    <message>
        <source>Taken, but to be checked, as said beside each row. By row: {rows}</source>
        <translation>受け付けましたが、確認が必要です。内容は各行の横に示します。行ごと: {rows}</translation>
    </message>
    <message>
        <source>{caution} By row: {rows}</source>
        <translation>{caution} 行ごと: {rows}</translation>
    </message>
    <message>
        <source>Which test this is, is not said. Name a column or choose the test above.</source>
        <translation>どの検査か記載がありません。列を指定するか、上で検査を選んでください。</translation>
    </message>
    <message>
        <source>This test is not known here. Choose it from the list, or leave the row out.</source>
        <translation>この検査は登録されていません。一覧から選ぶか、この行を除いてください。</translation>
    </message>
    <message>
        <source>There is no value.</source>
        <translation>値がありません。</translation>
    </message>
    <message>
        <source>The unit is not said. Name a column or choose the unit above.</source>
        <translation>単位の記載がありません。列を指定するか、上で単位を選んでください。</translation>
    </message>
    <message>
        <source>This unit is not one of {label}. Known: {ways}.</source>
        <translation>この単位は{label}の単位ではありません。使える単位: {ways}。</translation>
    </message>
    <message>
        <source>The specimen is not known. Write serum or plasma, or leave it empty.</source>
        <translation>検体が不明です。serumまたはplasmaと記入するか、空欄にしてください。</translation>
    </message>
    <message>
        <source>The specimen does not fit the test that is named.</source>
        <translation>検体が指定された検査に合いません。</translation>
    </message>
    <message>
        <source>There is no date of collection.</source>
        <translation>採取日がありません。</translation>
    </message>
    <message>
        <source>The date of collection lies in the future.</source>
        <translation>採取日が未来の日付です。</translation>
    </message>
    <message>
        <source>The {meaning} limit is not a number.</source>
        <translation>{meaning}の限界値が数値ではありません。</translation>
    </message>
    <message>
        <source>This value is not possible: {label} lies between {low} and {high}.</source>
        <translation>この値はあり得ません: {label}は{low}から{high}の間です。</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8. Save it from the spreadsheet as CSV UTF-8.</source>
        <translation>ファイルがUTF-8の文字データではありません。表計算ソフトで「CSV UTF-8」として保存してください。</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed. Mend that row and try again.</source>
        <translation>引用符が開いたまま閉じられていません。その行を直してやり直してください。</translation>
    </message>
    <message>
        <source>There are no rows. Copy the table with its headings and paste it here.</source>
        <translation>行がありません。見出しを含めて表をコピーし、ここに貼り付けてください。</translation>
    </message>
    <message>
        <source>There are more than {count} rows. Import them in parts.</source>
        <translation>行が{count}行を超えています。分割して取り込んでください。</translation>
    </message>
    <message>
        <source>first result</source>
        <translation>初回の結果</translation>
    </message>
    <message>
        <source>First result of this series.</source>
        <translation>この系列の最初の結果です。</translation>
    </message>
    <message>
        <source>first at this lab</source>
        <translation>この検査室で初回</translation>
    </message>
    <message>
        <source>First at this laboratory; not compared with another.</source>
        <translation>この検査室での最初の結果です。別の検査室とは比較しません。</translation>
    </message>
    <message>
        <source>lab not stated</source>
        <translation>検査室の記載なし</translation>
    </message>
    <message>
        <source>The laboratory is not stated, so there is no change.</source>
        <translation>検査室の記載がないため、変化は示しません。</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>The specimen is not stated: set aside, no change.</source>
        <translation>検体の記載がないため対象外とし、変化は示しません。</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>日付なし</translation>
    </message>
    <message>
        <source>No date of collection, so there is no change.</source>
        <translation>採取日がないため、変化は示しません。</translation>
    </message>
    <message>
        <source>reported as a bound</source>
        <translation>限界値としての報告</translation>
    </message>
    <message>
        <source>Reported as a bound, so there is no change.</source>
        <translation>限界値として報告されたため、変化は示しません。</translation>
    </message>
    <message>
        <source>unit not stated</source>
        <translation>単位の記載なし</translation>
    </message>
    <message>
        <source>The unit is not stated, so there is no change.</source>
        <translation>単位の記載がないため、変化は示しません。</translation>
    </message>
    <message>
        <source>other unit</source>
        <translation>別の単位</translation>
    </message>
    <message>
        <source>In another kind of unit, so there is no change.</source>
        <translation>種類の異なる単位のため、変化は示しません。</translation>
    </message>
    <message>
        <source>An entry of it needs correction; it is not used until then.</source>
        <translation>この結果には訂正が必要な入力があります。訂正されるまで使用しません。</translation>
    </message>
    <message>
        <source>dated later</source>
        <translation>後の日付</translation>
    </message>
    <message>
        <source>Dated after the day shown; it is not used.</source>
        <translation>表示日より後の日付です。使用しません。</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>値なし</translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>日付なし</translation>
    </message>
    <message>
        <source>laboratory not stated</source>
        <translation>検査室の記載なし</translation>
    </message>
    <message>
        <source> of {date}</source>
        <translation>({date})</translation>
    </message>
    <message>
        <source>Change {change} from {value}{when}.</source>
        <translation>変化 {change}({value}{when}から)。</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>低いほど良好</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>高いほど良好</translation>
    </message>
    <message>
        <source>above</source>
        <translation>超</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>以上</translation>
    </message>
    <message>
        <source>Criteria: {title}</source>
        <translation>基準: {title}</translation>
    </message>
    <message>
        <source>has to be a temperature from {least} to {most} °C, as 38.0.</source>
        <translation>38.0のように{least}~{most}°Cの体温でなければなりません。</translation>
    </message>
    <message>
        <source>Fever line</source>
        <translation>発熱の基準線</translation>
    </message>
    <message>
        <source>has to be a number without a sign before it, as 450.</source>
        <translation>は、450のように符号のない数値でなければなりません。</translation>
    </message>
    <message>
        <source>The list of tests that are not available here cannot be read by this version of the program. It was left as it is. Update the program, or set the list anew in Settings, Site.</source>
        <translation>この施設で実施できない検査の一覧は、このバージョンのプログラムでは読み取れません。一覧は変更していません。プログラムを更新するか、「設定」の「施設」で一覧を設定し直してください。</translation>
    </message>
    <message>
        <source>Settings of this store could not be read by this version of the program, so the shipped ones are used instead. Update the program, or set them anew in Settings.</source>
        <translation>この記録庫の設定をこの版のプログラムで読めなかったため、既定の設定を使用しています。プログラムを更新するか、「設定」で設定し直してください。</translation>
    </message>
    <message>
        <source>Transplant {place}, Day 0 {text}</source>
        <translation>移植{place}、0日目 {text}</translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation>未確定</translation>
    </message>
    <message>
        <source>Day 0 is {date} now. After this change no day 0 is known: day numbers and the watch window cannot be shown until it is settled.</source>
        <translation>0日目は現在{date}です。この変更後は0日目が不明になり、確定するまで日数と観察期間を表示できません。</translation>
    </message>
    <message>
        <source>{what}: {was} becomes {now}</source>
        <translation>{what}: {was} → {now}</translation>
    </message>
    <message>
        <source>{label}: was {old}</source>
        <translation>{label}: 変更前 {old}</translation>
    </message>
    <message>
        <source>Mobilization began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discharged</source>
        <translation>退院</translation>
    </message>
    <message>
        <source>Neutrophils reappeared</source>
        <translation>好中球の再出現</translation>
    </message>
    <message>
        <source>Engraftment as stated</source>
        <translation>記載された生着日</translation>
    </message>
    <message>
        <source>Weight at admission</source>
        <translation>入院時の体重</translation>
    </message>
    <message>
        <source>Weight before conditioning</source>
        <translation>前処置前の体重</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>未選択</translation>
    </message>
    <message>
        <source>{sentence} Kept as typed, not used.</source>
        <translation>{sentence} 入力のまま保存し、使用しません。</translation>
    </message>
    <message>
        <source>Type the full day, like 11-Nov-2025. Kept as typed, not used.</source>
        <translation>11-Nov-2025のように日付全体を入力してください。入力のまま保存し、使用しません。</translation>
    </message>
    <message>
        <source>Kept, not used yet. Still missing: {lacking}.</source>
        <translation>保存しましたが、まだ使用しません。不足: {lacking}。</translation>
    </message>
    <message>
        <source>{sentence} Recorded before and still counted: {known}.</source>
        <translation>{sentence} 以前の記録が引き続き有効です: {known}。</translation>
    </message>
    <message>
        <source>A baseline is a number. Type it without &lt; or &gt;. Kept as typed, not used.</source>
        <translation>基準値は数値です。&lt;や&gt;を付けずに入力してください。入力のまま保存し、使用しません。</translation>
    </message>
    <message>
        <source>{sentence} Not saved until then.</source>
        <translation>{sentence} それまでは保存されません。</translation>
    </message>
    <message>
        <source>In the future: planned.</source>
        <translation>未来の日付: 予定。</translation>
    </message>
    <message>
        <source>Outside the possible range. Kept, not used. Check value and unit.</source>
        <translation>あり得る範囲の外です。保存しますが使用しません。値と単位を確認してください。</translation>
    </message>
    <message>
        <source>This is a measured number. Type it without &lt; or &gt;.</source>
        <translation>これは測定値です。&lt;や&gt;を付けずに入力してください。</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}~{high}</translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation>{low}以上</translation>
    </message>
    <message>
        <source>This is not possible. Type a number of {limit}.</source>
        <translation>あり得ない値です。{limit}の数値を入力してください。</translation>
    </message>
    <message>
        <source>{low} to {high} {unit}</source>
        <translation>{low}~{high} {unit}</translation>
    </message>
    <message>
        <source>Outside the possible range{where}. Kept, not used. Check value and unit.</source>
        <translation>あり得る範囲の外です{where}。保存しますが使用しません。値と単位を確認してください。</translation>
    </message>
    <message>
        <source>This is not a time. Type it like 14:32.</source>
        <translation>時刻ではありません。14:32のように入力してください。</translation>
    </message>
    <message>
        <source> or </source>
        <translation>または</translation>
    </message>
    <message>
        <source>Choose the unit, {named}. Kept, not used until then.</source>
        <translation>単位({named})を選んでください。それまで保存のみで、使用しません。</translation>
    </message>
    <message>
        <source>Not used without a temperature. Type the temperature.</source>
        <translation>体温がないと使用されません。体温を入力してください。</translation>
    </message>
    <message>
        <source>Not used without a weight. Type the weight.</source>
        <translation>体重がないと使用されません。体重を入力してください。</translation>
    </message>
    <message>
        <source>Type how many stools in 24 hours, a whole number.</source>
        <translation>24時間の便回数を整数で入力してください。</translation>
    </message>
    <message>
        <source>Not used without a number of stools. Type the number.</source>
        <translation>便回数がないと使用されません。回数を入力してください。</translation>
    </message>
    <message>
        <source>The flow is missing. Type it in L/min.</source>
        <translation>流量がありません。L/minで入力してください。</translation>
    </message>
    <message>
        <source>Oxygen at 0 L/min is room air. Choose Room air instead.</source>
        <translation>0 L/minの酸素は室内気です。代わりに「室内気」を選んでください。</translation>
    </message>
    <message>
        <source>Not used without a result. Type the result.</source>
        <translation>結果がないと使用されません。結果を入力してください。</translation>
    </message>
    <message>
        <source>Type the day, like 19-Nov-2025.</source>
        <translation>19-Nov-2025のように日付を入力してください。</translation>
    </message>
    <message>
        <source>Collected date is in the future. Enter {limit} or earlier.</source>
        <translation>採取日が未来の日付です。{limit}以前を入力してください。</translation>
    </message>
    <message>
        <source>Not used without a result. Choose one.</source>
        <translation>結果がないと使用されません。選んでください。</translation>
    </message>
    <message>
        <source>Not used without its kind. Choose one.</source>
        <translation>種類がないと使用されません。選んでください。</translation>
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
        <translation>口腔</translation>
    </message>
    <message>
        <source>Axillary</source>
        <translation>腋窩</translation>
    </message>
    <message>
        <source>Ear</source>
        <translation>耳</translation>
    </message>
    <message>
        <source>Forehead</source>
        <translation>額</translation>
    </message>
    <message>
        <source>Rectal</source>
        <translation>直腸</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>深部</translation>
    </message>
    <message>
        <source>Room air</source>
        <translation>室内気</translation>
    </message>
    <message>
        <source>Oxygen</source>
        <translation>酸素</translation>
    </message>
    <message>
        <source>Engraftment syndrome</source>
        <translation>生着症候群</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>その他の理由</translation>
    </message>
    <message>
        <source>Kind?</source>
        <translation>種類?</translation>
    </message>
    <message>
        <source>Blood culture</source>
        <translation>血液培養</translation>
    </message>
    <message>
        <source>Urine culture</source>
        <translation>尿培養</translation>
    </message>
    <message>
        <source>Sputum culture</source>
        <translation>喀痰培養</translation>
    </message>
    <message>
        <source>Stool culture</source>
        <translation>便培養</translation>
    </message>
    <message>
        <source>C. difficile</source>
        <translation>C. difficile</translation>
    </message>
    <message>
        <source>Line culture</source>
        <translation>カテーテル培養</translation>
    </message>
    <message>
        <source>Other culture</source>
        <translation>その他の培養</translation>
    </message>
    <message>
        <source>Result?</source>
        <translation>結果?</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>結果待ち</translation>
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
        <translation>好中球数(ANC)</translation>
    </message>
    <message>
        <source>Bilirubin</source>
        <translation>ビリルビン</translation>
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
        <translation>時刻</translation>
    </message>
    <message>
        <source>Time of the entry</source>
        <translation>記入の時刻</translation>
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
        <translation>体温の単位</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight, unit</source>
        <translation>体重の単位</translation>
    </message>
    <message>
        <source>Stools / 24 h</source>
        <translation>便回数/24 h</translation>
    </message>
    <message>
        <source>Stools in 24 hours</source>
        <translation>24時間の便回数</translation>
    </message>
    <message>
        <source>Rash</source>
        <translation>皮疹</translation>
    </message>
    <message>
        <source>Breathing difficulty</source>
        <translation>呼吸困難</translation>
    </message>
    <message>
        <source>L/min</source>
        <translation>L/min</translation>
    </message>
    <message>
        <source>Oxygen flow in L/min</source>
        <translation>酸素流量(L/min)</translation>
    </message>
    <message>
        <source>Antibiotic</source>
        <translation>抗菌薬</translation>
    </message>
    <message>
        <source>Steroid</source>
        <translation>ステロイド</translation>
    </message>
    <message>
        <source>Steroid, mg</source>
        <translation>ステロイド(mg)</translation>
    </message>
    <message>
        <source>{label}, unit</source>
        <translation>{label}、単位</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>{label}, upper limit</source>
        <translation>{label}、上限</translation>
    </message>
    <message>
        <source>Temperature and fever</source>
        <translation>体温と発熱</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>測定部位</translation>
    </message>
    <message>
        <source>Temperature, site</source>
        <translation>体温の測定部位</translation>
    </message>
    <message>
        <source>Antipyretic before</source>
        <translation>測定前の解熱薬</translation>
    </message>
    <message>
        <source>Antipyretic in the hours before the temperature</source>
        <translation>体温測定前の数時間以内の解熱薬</translation>
    </message>
    <message>
        <source>Steroid before</source>
        <translation>測定前のステロイド</translation>
    </message>
    <message>
        <source>Steroid before the temperature</source>
        <translation>体温測定前のステロイド</translation>
    </message>
    <message>
        <source>Fever as judged</source>
        <translation>発熱(判断)</translation>
    </message>
    <message>
        <source>Weight and stools</source>
        <translation>体重と便</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>体重計</translation>
    </message>
    <message>
        <source>Scale used</source>
        <translation>使用した体重計</translation>
    </message>
    <message>
        <source>Weight gain as judged</source>
        <translation>体重増加(判断)</translation>
    </message>
    <message>
        <source>Diuretic</source>
        <translation>利尿薬</translation>
    </message>
    <message>
        <source>Liquid stools</source>
        <translation>水様便</translation>
    </message>
    <message>
        <source>Diarrhea as judged</source>
        <translation>下痢(判断)</translation>
    </message>
    <message>
        <source>Skin, lungs, brain</source>
        <translation>皮膚・肺・脳</translation>
    </message>
    <message>
        <source>Rash, % of body</source>
        <translation>皮疹(体表面積%)</translation>
    </message>
    <message>
        <source>Rash, percent of body surface</source>
        <translation>皮疹の範囲(体表面積に対する%)</translation>
    </message>
    <message>
        <source>Drug explains it</source>
        <translation>薬剤で説明可能</translation>
    </message>
    <message>
        <source>A drug explains the rash</source>
        <translation>皮疹は薬剤で説明できる</translation>
    </message>
    <message>
        <source>Lung infiltrates</source>
        <translation>肺浸潤影</translation>
    </message>
    <message>
        <source>Diffuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infiltrates are diffuse</source>
        <translation>浸潤影はびまん性</translation>
    </message>
    <message>
        <source>Heart explains them</source>
        <translation>心臓で説明可能</translation>
    </message>
    <message>
        <source>The heart explains the infiltrates</source>
        <translation>浸潤影は心臓の病態で説明できる</translation>
    </message>
    <message>
        <source>Hypoxia</source>
        <translation>低酸素</translation>
    </message>
    <message>
        <source>SpO2, %</source>
        <translation>SpO2(%)</translation>
    </message>
    <message>
        <source>Oxygen saturation in percent</source>
        <translation>酸素飽和度(%)</translation>
    </message>
    <message>
        <source>Encephalopathy</source>
        <translation>脳症</translation>
    </message>
    <message>
        <source>Another cause</source>
        <translation>他の原因</translation>
    </message>
    <message>
        <source>Another cause explains the encephalopathy</source>
        <translation>脳症は他の原因で説明できる</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drug</source>
        <translation>薬剤</translation>
    </message>
    <message>
        <source>Steroid, drug</source>
        <translation>ステロイドの薬剤名</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>投与経路</translation>
    </message>
    <message>
        <source>Steroid, route</source>
        <translation>ステロイドの投与経路</translation>
    </message>
    <message>
        <source>Given for</source>
        <translation>投与理由</translation>
    </message>
    <message>
        <source>Steroid, given for</source>
        <translation>ステロイドの投与理由</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>Unit?</source>
        <translation>単位?</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未記録</translation>
    </message>
    <message>
        <source>Temp. max</source>
        <translation>最高体温</translation>
    </message>
    <message>
        <source>% of baseline</source>
        <translation>基準比 %</translation>
    </message>
    <message>
        <source>baseline not chosen</source>
        <translation>基準値が未選択</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>体重計</translation>
    </message>
    <message>
        <source>Weighed on another scale than the baseline; not compared.</source>
        <translation>基準値とは別の体重計で測定したため、比較しません。</translation>
    </message>
    <message>
        <source>the baseline weight</source>
        <translation>基準体重</translation>
    </message>
    <message>
        <source>ref.</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>diarrhea {stated}</source>
        <translation>下痢 {stated}</translation>
    </message>
    <message>
        <source>Air</source>
        <translation>室内気</translation>
    </message>
    <message>
        <source>pos.</source>
        <translation>陽性</translation>
    </message>
    <message>
        <source>pend.</source>
        <translation>待ち</translation>
    </message>
    <message>
        <source>neg.</source>
        <translation>陰性</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>given</source>
        <translation>投与</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>投与なし</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>遅れ {count}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Stools</source>
        <translation>便回数</translation>
    </message>
    <message>
        <source>per 24 h</source>
        <translation>/24 h</translation>
    </message>
    <message>
        <source>Breathing diff.</source>
        <translation>呼吸困難</translation>
    </message>
    <message>
        <source>Neutrophils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultures</source>
        <translation>培養</translation>
    </message>
    <message>
        <source>mg given</source>
        <translation>投与mg</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>記入</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>時刻なし</translation>
    </message>
    <message>
        <source>, entered late</source>
        <translation>、後から記入</translation>
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
        <translation>このプログラムのコードではないか、入力に誤りがあります。コードはK7QD2-M9XRTのような5文字2組、計10文字です。</translation>
    </message>
    <message>
        <source>This store holds no document with this code. Only what was printed or saved from this store is known here; a page made from a case file, or in another store, is not.</source>
        <translation>この記録庫にはこのコードの文書がありません。ここで分かるのはこの記録庫から印刷または保存したものだけです。症例ファイルや別の記録庫から作成したページは分かりません。</translation>
    </message>
    <message>
        <source>This page is VOID: it was replaced on {when} by the one with the code {code}, because day 0 has changed.</source>
        <translation>このページは無効(VOID)です: 0日目が変わったため、{when}にコード{code}のページで置き換えられました。</translation>
    </message>
    <message>
        <source>The definitions (criteria, cut-offs, texts) are not those of the page: it was made by another version of the program.</source>
        <translation>定義(基準、カットオフ値、文言)がページのものと異なります。別の版のプログラムで作成されたページです。</translation>
    </message>
    <message>
        <source>The rules of the site (criteria sets, limits) have changed since.</source>
        <translation>施設の規則(基準、限界値)がその後変わりました。</translation>
    </message>
    <message>
        <source>A part of the record</source>
        <translation>記録の一部</translation>
    </message>
    <message>
        <source>{what} is no longer in the record.</source>
        <translation>{what}は記録からなくなりました。</translation>
    </message>
    <message>
        <source>{what}: recorded since.</source>
        <translation>{what}: その後に記録されました。</translation>
    </message>
    <message>
        <source>changed since; it was a draft then, and what it said is not kept</source>
        <translation>その後に変更されました。当時は下書きで、その内容は保存されていません</translation>
    </message>
    <message>
        <source>{what}: changed since.</source>
        <translation>{what}: その後に変更されました。</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{title}, {verb} {day} {made}, code {code}.</source>
        <translation>{title}、{day} {made}に{verb}、コード {code}。</translation>
    </message>
    <message>
        <source>The page still matches the record: nothing that it was made from has changed.</source>
        <translation>ページは今も記録と一致しています。元になったものは何も変わっていません。</translation>
    </message>
    <message>
        <source>The page no longer matches the record: 1 part of it is not as it says.</source>
        <translation>ページは記録と一致しなくなりました: 1か所が記載と異なります。</translation>
    </message>
    <message>
        <source>The page no longer matches the record: {count} parts are not as it says.</source>
        <translation>ページは記録と一致しなくなりました: {count}か所が記載と異なります。</translation>
    </message>
    <message>
        <source>Patient data</source>
        <translation>患者データ</translation>
    </message>
    <message>
        <source>Visit of {date}</source>
        <translation>{date}の受診</translation>
    </message>
    <message>
        <source>Treatment {name}</source>
        <translation>治療 {name}</translation>
    </message>
    <message>
        <source>Transplant, day 0 {date}</source>
        <translation>移植、0日目 {date}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Daily log of {date}</source>
        <translation>{date}の日誌</translation>
    </message>
    <message>
        <source>Override of {criterion}</source>
        <translation>{criterion}の上書き</translation>
    </message>
    <message>
        <source>Answer to a contradiction</source>
        <translation>矛盾への回答</translation>
    </message>
    <message>
        <source>signed since</source>
        <translation>その後に署名</translation>
    </message>
    <message>
        <source>no longer signed</source>
        <translation>署名は取り消し</translation>
    </message>
    <message>
        <source>{count} recorded</source>
        <translation>{count}件記録</translation>
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
        <translation>プログラムの定義が破損しています。何も変更されていません。もう一度インストールしてください。</translation>
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
        <translation>Caps Lockがオンです。パスフレーズは大文字と小文字を区別します。</translation>
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
        <translation>入力した内容は無事です: 暗号化された記録庫の下書きにあります。このまま続けるか、プログラムを閉じて開き直してください。</translation>
    </message>
    <message>
        <source>What was saved before is safe. The last entries could not be written: look at them, note them on paper, then close the program and open it again.</source>
        <translation>それまでに保存した内容は無事です。最後の入力は書き込めませんでした。内容を確認して紙に控え、プログラムを閉じて開き直してください。</translation>
    </message>
    <message>
        <source>The report below names places in the program and versions. It holds no patient data, no passphrase and nothing that was typed.</source>
        <translation>下の報告にはプログラム内の位置と版が書かれています。患者データ、パスフレーズ、入力した文字は含まれません。</translation>
    </message>
    <message>
        <source>A fault of the program</source>
        <translation>プログラムの不具合</translation>
    </message>
    <message>
        <source>Report without patient data</source>
        <translation>患者データを含まない報告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>報告を保存…</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>プログラムを閉じる</translation>
    </message>
    <message>
        <source>The program met a fault of its own</source>
        <translation>プログラム自体に不具合が生じました</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>理由不明</translation>
    </message>
    <message>
        <source>The file was not saved: {reason}. Choose another place.</source>
        <translation>ファイルは保存されませんでした: {reason}。別の場所を選んでください。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>{name}として保存しました。</translation>
    </message>
    <message>
        <source>&amp;Hand over: show all patients again</source>
        <translation>引き渡し: 全患者を再び表示(&amp;H)</translation>
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
        <source>Sources: {marks}</source>
        <translation>出典: {marks}</translation>
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
        <translation>画面はQtとPySide6で作られ、GNU Lesser General Public License version 3のもとで、変更せずに共有ライブラリとして使用しています。ご自身の版に置き換えることができます。フォント: Noto、SIL Open Font License 1.1。記録: SQLCipher (BSD-3-Clause)、SQLite (パブリックドメイン)。</translation>
    </message>
    <message>
        <source>It supports a clinician&apos;s judgment. It never diagnoses and never prescribes.</source>
        <translation>臨床医の判断を支えるものです。診断も処方も行いません。</translation>
    </message>
    <message>
        <source>- Definitions (SHA-256): `{digest}`</source>
        <translation>- 定義 (SHA-256): `{digest}`</translation>
    </message>
    <message>
        <source>- Definitions: damaged</source>
        <translation>- 定義: 破損</translation>
    </message>
    <message>
        <source>This text is missing.</source>
        <translation>この文章がありません。</translation>
    </message>
    <message>
        <source>The program&apos;s own definitions are damaged: only the written guide is shown.</source>
        <translation>プログラムの定義が破損しているため、文章の手引きだけを表示します。</translation>
    </message>
    <message>
        <source>POEMS Desktop: guide</source>
        <translation>POEMS Desktop: 手引き</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>手引き</translation>
    </message>
    <message>
        <source>Search the guide, rules, texts and sources</source>
        <translation>手引き、規則、文章、出典を検索</translation>
    </message>
    <message>
        <source>Topics found</source>
        <translation>見つかった項目</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>About</source>
        <translation>このプログラムについて</translation>
    </message>
    <message>
        <source>Licenses of what the program is made of</source>
        <translation>プログラムを構成するもののライセンス</translation>
    </message>
    <message>
        <source>Guide and sources</source>
        <translation>手引きと出典</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>キーボード</translation>
    </message>
    <message>
        <source>1 topic</source>
        <translation>1項目</translation>
    </message>
    <message>
        <source>{count} topics</source>
        <translation>{count}項目</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words.</source>
        <translation>見つかりません。語を減らして試してください。</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>診断情報を保存</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文字データ (*.txt)</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>報告を保存</translation>
    </message>
    <message>
        <source>A finding</source>
        <translation>所見</translation>
    </message>
    <message>
        <source>Present, absent, not assessed</source>
        <translation>あり、なし、未評価</translation>
    </message>
    <message>
        <source>P, A, N, or Left and Right</source>
        <translation>P、A、N、または左右の矢印</translation>
    </message>
    <message>
        <source>Back to not assessed</source>
        <translation>未評価に戻す</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>A date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>カレンダー</translation>
    </message>
    <message>
        <source>A list of choices</source>
        <translation>選択肢の一覧</translation>
    </message>
    <message>
        <source>Open the list</source>
        <translation>一覧を開く</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>どこでも</translation>
    </message>
    <message>
        <source>Next and previous field</source>
        <translation>次の項目、前の項目</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>A menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Open by its underlined letter</source>
        <translation>下線の文字で開く</translation>
    </message>
    <message>
        <source>Alt+letter</source>
        <translation>Alt+文字</translation>
    </message>
    <message>
        <source>## Keyboard shortcuts</source>
        <translation>## キーボードショートカット</translation>
    </message>
    <message>
        <source>| Where | What | Keys |</source>
        <translation>| 場所 | 操作 | キー |</translation>
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
        <source>Transplant · in watch window</source>
        <translation>移植 · 観察期間中</translation>
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
        <source>More sources: {marks}</source>
        <translation>その他の出典: {marks}</translation>
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
        <translation>コード {code}</translation>
    </message>
    <message>
        <source>{title}, {day}, code {code}</source>
        <translation>{title}、{day}、コード {code}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Nothing was printed or saved yet.</source>
        <translation>まだ何も印刷・保存していません。</translation>
    </message>
    <message>
        <source>Checklist as of {as_of}</source>
        <translation>{as_of}時点のチェックリスト</translation>
    </message>
    <message>
        <source>No date of diagnosis is recorded</source>
        <translation>診断日は記録されていません</translation>
    </message>
    <message>
        <source>about {years} y</source>
        <translation>約{years}年</translation>
    </message>
    <message>
        <source>under 1 y</source>
        <translation>1年未満</translation>
    </message>
    <message>
        <source>less than 1 mo</source>
        <translation>1か月未満</translation>
    </message>
    <message>
        <source>Diagnosed {when}</source>
        <translation>診断 {when}</translation>
    </message>
    <message>
        <source>{when}, {time} ago</source>
        <translation>{when}、{time}前</translation>
    </message>
    <message>
        <source>Diagnosis, as the physician states it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>VEGF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other results</source>
        <translation>その他の結果</translation>
    </message>
    <message>
        <source>Work-up</source>
        <translation>検査計画</translation>
    </message>
    <message>
        <source>Transplant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily log</source>
        <translation>日誌</translation>
    </message>
    <message>
        <source>1 entry, the last of {last}</source>
        <translation>1件、最終 {last}</translation>
    </message>
    <message>
        <source>{count} entries, the last of {last}</source>
        <translation>{count}件、最終 {last}</translation>
    </message>
    <message>
        <source>visit without a date</source>
        <translation>日付のない受診</translation>
    </message>
    <message>
        <source>None recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>Day 0 not settled</source>
        <translation>0日目は未確定</translation>
    </message>
    <message>
        <source>See the Transplant page</source>
        <translation>移植のページを参照</translation>
    </message>
    <message>
        <source>{count} transplants recorded</source>
        <translation>移植の記録 {count}件</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time}前</translation>
    </message>
    <message>
        <source>Day 0: {day}</source>
        <translation>0日目: {day}</translation>
    </message>
    <message>
        <source>Hematologic response, recorded by physician</source>
        <translation>血液学的奏効(医師による記録)</translation>
    </message>
    <message>
        <source>Recorded {day}</source>
        <translation>記録日 {day}</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>日付なし</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>要受診</translation>
    </message>
    <message>
        <source>Not yet due</source>
        <translation>期限前</translation>
    </message>
    <message>
        <source>No date set</source>
        <translation>日付の設定なし</translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded: {items}.</source>
        <translation>未記録: {items}。</translation>
    </message>
    <message>
        <source>Follow-up due</source>
        <translation>経過観察の期限</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>{day}時点</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>期限の来たものはありません。</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>検査</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前回</translation>
    </message>
    <message>
        <source>needs correction</source>
        <translation>要修正</translation>
    </message>
    <message>
        <source>Latest values</source>
        <translation>最新の値</translation>
    </message>
    <message>
        <source>Problem timeline</source>
        <translation>所見の経時表</translation>
    </message>
    <message>
        <source>change is against the previous result of the same specimen and lab</source>
        <translation>変化は同じ検体・同じ検査室の前回の結果に対するものです</translation>
    </message>
    <message>
        <source>Nothing to draw yet: no finding recorded as present, no treatment, no day 0.</source>
        <translation>まだ表示するものがありません: 「あり」の所見、治療、0日目のいずれも記録されていません。</translation>
    </message>
    <message>
        <source>No result is recorded. Enter one on the Visit page or under Trends.</source>
        <translation>結果は記録されていません。受診ページまたは推移ページで入力してください。</translation>
    </message>
    <message>
        <source>bars end at the last assessment</source>
        <translation>帯は最後の評価で終わります</translation>
    </message>
    <message>
        <source>Open trends</source>
        <translation>推移を開く</translation>
    </message>
    <message>
        <source>Not assessed since {day}</source>
        <translation>{day}以降は未評価</translation>
    </message>
    <message>
        <source>{state} {day}</source>
        <translation>{state} {day}</translation>
    </message>
    <message>
        <source>Absent from {day}</source>
        <translation>{day}からなし</translation>
    </message>
    <message>
        <source>{state}. {since}</source>
        <translation>{state}。{since}</translation>
    </message>
    <message>
        <source>Treatment: {name}, {dates}</source>
        <translation>治療: {name}、{dates}</translation>
    </message>
    <message>
        <source>Day 0</source>
        <translation>0日目</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment: {name}</source>
        <translation>治療: {name}</translation>
    </message>
    <message>
        <source>VEGF {specimen}: {values}</source>
        <translation>VEGF {specimen}: {values}</translation>
    </message>
    <message>
        <source>VEGF {specimen}</source>
        <translation>VEGF {specimen}</translation>
    </message>
    <message>
        <source>{unit}, log scale</source>
        <translation>{unit}、対数目盛</translation>
    </message>
    <message>
        <source>{name}, start not recorded, until {stop}</source>
        <translation>{name}、開始の記録なし、{stop}まで</translation>
    </message>
    <message>
        <source>{name}, undated</source>
        <translation>{name}、日付なし</translation>
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
        <source>Set date</source>
        <translation>日付を設定</translation>
    </message>
    <message>
        <source>Start visit</source>
        <translation>受診を開始</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新しいパスフレーズ</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>新しいパスフレーズ(確認)</translation>
    </message>
    <message>
        <source>At least {shortest} characters.</source>
        <translation>{shortest}文字以上。</translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation>新しいパスフレーズ(&amp;N)</translation>
    </message>
    <message>
        <source>New passphrase &amp;again</source>
        <translation>新しいパスフレーズの確認(&amp;A)</translation>
    </message>
    <message>
        <source>a passphrase of at least {shortest} characters</source>
        <translation>{shortest}文字以上のパスフレーズ</translation>
    </message>
    <message>
        <source>matching passphrases</source>
        <translation>一致するパスフレーズ</translation>
    </message>
    <message>
        <source>{word}, {level} of 4.  {remark}</source>
        <translation>{word}、4段階中{level}。  {remark}</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same again.</source>
        <translation>2つのパスフレーズが一致しません。同じものをもう一度入力してください。</translation>
    </message>
    <message>
        <source>VEGF results, newest first</source>
        <translation>VEGFの結果、新しい順</translation>
    </message>
    <message>
        <source>{name}, newest first</source>
        <translation>{name}、新しい順</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>2つのパスフレーズが一致しません。</translation>
    </message>
    <message>
        <source>Create a record store</source>
        <translation>記録庫を作成</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Where to keep it</source>
        <translation>保存場所</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>パスフレーズ(確認)</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes}分</translation>
    </message>
    <message>
        <source>Lock after this time without use</source>
        <translation>操作がないときにロックするまでの時間</translation>
    </message>
    <message>
        <source>Create record store</source>
        <translation>記録庫を作成</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>An encrypted folder that holds all your patients. You can move it or back it up like any folder.</source>
        <translation>すべての患者を収める暗号化フォルダーです。ほかのフォルダーと同じように移動やバックアップができます。</translation>
    </message>
    <message>
        <source>Your &amp;name, as it stands on records</source>
        <translation>記録に載る氏名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Where to keep it</source>
        <translation>保存場所(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>パスフレーズ(&amp;P)</translation>
    </message>
    <message>
        <source>Passphrase &amp;again</source>
        <translation>パスフレーズの確認(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Lock after</source>
        <translation>ロックまでの時間(&amp;L)</translation>
    </message>
    <message>
        <source>without use</source>
        <translation>操作なしの場合</translation>
    </message>
    <message>
        <source>Still needed: {items}</source>
        <translation>未入力: {items}</translation>
    </message>
    <message>
        <source>Type the same passphrase again.</source>
        <translation>同じパスフレーズをもう一度入力してください。</translation>
    </message>
    <message>
        <source>Keep the recovery sheet: nobody can reset a passphrase</source>
        <translation>回復シートを保管してください: パスフレーズは誰にも再設定できません</translation>
    </message>
    <message>
        <source>Without passphrase or sheet the records cannot be opened, by anyone. The next step prints it; the store opens when two of its groups were typed back.</source>
        <translation>パスフレーズも回復シートもなければ、記録は誰にも開けません。次の手順でシートを印刷します。シートの2組の文字を入力すると記録庫が開きます。</translation>
    </message>
    <message>
        <source>This store needs a recovery sheet</source>
        <translation>この記録庫には回復シートが必要です</translation>
    </message>
    <message>
        <source>No recovery sheet opens this store. If every passphrase is forgotten, nobody can read the records again. Make the sheet now; it takes a minute.</source>
        <translation>この記録庫を開ける回復シートがありません。すべてのパスフレーズを忘れると、記録は二度と読めません。今すぐシートを作成してください。1分で終わります。</translation>
    </message>
    <message>
        <source>Sheet {sheet} opens this store, but nobody has confirmed that it was printed or saved. If you hold it, say so; if not, make a new one, and the old one no longer opens the store.</source>
        <translation>この記録庫はシート{sheet}で開けますが、印刷または保存されたことを誰も確認していません。お持ちであればその旨を選んでください。なければ新しいシートを作成してください。古いシートでは開けなくなります。</translation>
    </message>
    <message>
        <source>Make a recovery sheet</source>
        <translation>回復シートを作成</translation>
    </message>
    <message>
        <source>I hold sheet {sheet}</source>
        <translation>シート{sheet}を持っています</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>後で</translation>
    </message>
    <message>
        <source>Keep the recovery sheet</source>
        <translation>回復シートの保管</translation>
    </message>
    <message>
        <source>These groups open the store when every passphrase is forgotten. They are shown only now and kept nowhere. Print the sheet, or save it to a stick that you lock away; write it off by hand where there is no printer.</source>
        <translation>すべてのパスフレーズを忘れたとき、これらの組で記録庫を開けます。表示は今回限りで、どこにも保存されません。シートを印刷するか、鍵のかかる場所に保管する外部メモリーに保存してください。プリンターがなければ手で書き写してください。</translation>
    </message>
    <message>
        <source>Group {place} is not as on the sheet. Look at the printed or saved sheet and type it again; small letters and capitals count alike.</source>
        <translation>第{place}組がシートと異なります。印刷または保存したシートを見て、もう一度入力してください。大文字と小文字は区別しません。</translation>
    </message>
    <message>
        <source>Escape does not close this: the sheet is shown only now, and what is typed would be lost. Choose Later to close it; the sheet is then asked for at the next unlocking.</source>
        <translation>Escキーでは閉じません。シートが表示されるのは今だけで、入力した内容も失われます。閉じるには「後で」を選んでください。次にロックを解除するときに、シートの確認を求めます。</translation>
    </message>
    <message>
        <source>Saved as {name}. Whoever has the file can open the store: print it or move it to a safe place, then delete it here.</source>
        <translation>{name}として保存しました。このファイルがあれば記録庫を開けます。印刷するか安全な場所に移し、ここからは削除してください。</translation>
    </message>
    <message>
        <source>First group</source>
        <translation>1組目</translation>
    </message>
    <message>
        <source>Second group</source>
        <translation>2組目</translation>
    </message>
    <message>
        <source>A saved file leaves the encrypted store: whoever has the file can read it. Keep it where patient records may be kept.</source>
        <translation>保存したファイルは暗号化された記録庫の外に出ます。入手した人は誰でも読めます。患者記録を置いてよい場所に保管してください。</translation>
    </message>
    <message>
        <source>A saved file leaves the encrypted store: whoever has the file and its password can read it.</source>
        <translation>保存したファイルは暗号化された記録庫の外に出ます。ファイルとパスワードを入手した人は読めます。</translation>
    </message>
    <message>
        <source>Making the document…</source>
        <translation>文書を作成中…</translation>
    </message>
    <message>
        <source>The document could not be made: the program met a fault of its own. Nothing was changed.</source>
        <translation>文書を作成できませんでした: プログラム自体に不具合が生じました。何も変更されていません。</translation>
    </message>
    <message>
        <source>The pages are made from the record as it stands, draft or signed, and say which. Nothing is written to disk until you save. Printing and saving are kept in the record with the code.</source>
        <translation>ページは、下書きか署名済みかを明示して、現在の記録から作成されます。保存するまでディスクには何も書き込みません。印刷と保存はコードとともに記録に残ります。</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>元になるもの</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>印刷…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save several…</source>
        <translation>複数を保存…</translation>
    </message>
    <message>
        <source>Verify a code…</source>
        <translation>コードを照合…</translation>
    </message>
    <message>
        <source>Password of the PDF</source>
        <translation>PDFのパスワード</translation>
    </message>
    <message>
        <source>This document cannot be made. {why}</source>
        <translation>この文書は作成できません。{why}</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>プリンターに送信しました。</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>文書を保存</translation>
    </message>
    <message>
        <source>Saved as {name}. {warning}</source>
        <translation>{name}として保存しました。{warning}</translation>
    </message>
    <message>
        <source>Save the documents in this folder</source>
        <translation>文書をこのフォルダーに保存</translation>
    </message>
    <message>
        <source>The file leaves the encrypted store</source>
        <translation>ファイルは暗号化された記録庫の外に出ます</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>ファイルを保存</translation>
    </message>
    <message>
        <source>Password of a saved PDF, if wanted</source>
        <translation>保存するPDFのパスワード(必要な場合)</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>PDFとして保存…</translation>
    </message>
    <message>
        <source>I have it: go on</source>
        <translation>保管しました: 次へ</translation>
    </message>
    <message>
        <source>Open the store</source>
        <translation>記録庫を開く</translation>
    </message>
    <message>
        <source>Show the sheet again</source>
        <translation>シートをもう一度表示</translation>
    </message>
    <message>
        <source>Group {number}: {signs}</source>
        <translation>第{number}組: {signs}</translation>
    </message>
    <message>
        <source>Sheet {sheet}</source>
        <translation>シート{sheet}</translation>
    </message>
    <message>
        <source>Type these two groups from your sheet.</source>
        <translation>シートから次の2組を入力してください。</translation>
    </message>
    <message>
        <source>Group {number}</source>
        <translation>第{number}組</translation>
    </message>
    <message>
        <source>Group {number} of the sheet</source>
        <translation>シートの第{number}組</translation>
    </message>
    <message>
        <source>Sent to the printer. Wait for the paper before you go on.</source>
        <translation>プリンターに送信しました。紙が出るのを待ってから先へ進んでください。</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>バックアップから復元</translation>
    </message>
    <message>
        <source>The backup is checked, then laid into a new folder. The damaged store and all backups stay where they are. A backup opens with the passphrase of its day.</source>
        <translation>バックアップを確認してから新しいフォルダーに展開します。破損した記録庫とすべてのバックアップはそのまま残ります。バックアップは作成当日のパスフレーズで開きます。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>別のバックアップ…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新しいフォルダー</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>バックアップのパスフレーズ</translation>
    </message>
    <message>
        <source>Progress of the restore</source>
        <translation>復元の進み具合</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>バックアップ(&amp;B)</translation>
    </message>
    <message>
        <source>New &amp;folder, its name ending in .poems</source>
        <translation>新しいフォルダー(名前の末尾は.poems)(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Passphrase of its day</source>
        <translation>作成当日のパスフレーズ(&amp;P)</translation>
    </message>
    <message>
        <source>Use the recovery sheet</source>
        <translation>回復シートを使う</translation>
    </message>
    <message>
        <source>Type the groups of the sheet in their order; spaces and capitals do not matter. Then set a new passphrase for one user. Nothing in the store is changed but that passphrase.</source>
        <translation>シートの組を順番に入力してください。空白と大文字・小文字は区別しません。続いて利用者1人の新しいパスフレーズを設定します。記録庫で変わるのはそのパスフレーズだけです。</translation>
    </message>
    <message>
        <source>Groups of the recovery sheet</source>
        <translation>回復シートの組</translation>
    </message>
    <message>
        <source>Whose passphrase is set anew</source>
        <translation>パスフレーズを設定し直す利用者</translation>
    </message>
    <message>
        <source>Open with the sheet</source>
        <translation>シートで開く</translation>
    </message>
    <message>
        <source>&amp;Groups of the sheet</source>
        <translation>シートの組(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Whose passphrase</source>
        <translation>対象の利用者(&amp;W)</translation>
    </message>
    <message>
        <source>Records stay on this computer</source>
        <translation>記録はこのコンピューターの中だけに残ります</translation>
    </message>
    <message>
        <source>One encrypted store. No account, no network, no telemetry.</source>
        <translation>1つの暗号化された記録庫。アカウントも、ネットワーク接続も、利用状況の送信もありません。</translation>
    </message>
    <message>
        <source>Every rule shows its source</source>
        <translation>すべての規則に出典を表示</translation>
    </message>
    <message>
        <source>Published criteria and reviews, named beside each rule and number.</source>
        <translation>公表された基準と総説を、各規則と数値の横に示します。</translation>
    </message>
    <message>
        <source>The physician decides</source>
        <translation>決めるのは医師です</translation>
    </message>
    <message>
        <source>The checklist and the figures support clinical judgment. They never diagnose.</source>
        <translation>チェックリストと図は臨床判断を支えるもので、診断は行いません。</translation>
    </message>
    <message>
        <source>Diagnosis checklist and VEGF follow-up for POEMS syndrome.</source>
        <translation>POEMS症候群の診断チェックリストとVEGFの経過観察。</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>バージョン {version}</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>短すぎます</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>弱い</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>強い</translation>
    </message>
    <message>
        <source>Very strong</source>
        <translation>非常に強い</translation>
    </message>
    <message>
        <source>{length} characters. A rough guide; four or more unrelated words work well.</source>
        <translation>{length}文字。おおよその目安です。互いに関係のない4語以上が適しています。</translation>
    </message>
    <message>
        <source>{length} characters; {missing} more are needed.</source>
        <translation>{length}文字。あと{missing}文字必要です。</translation>
    </message>
    <message>
        <source>Unlock an existing store</source>
        <translation>既存の記録庫を開く</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>記録庫</translation>
    </message>
    <message>
        <source>Passphrase of the store</source>
        <translation>記録庫のパスフレーズ</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>ロック解除</translation>
    </message>
    <message>
        <source>Another store…</source>
        <translation>別の記録庫…</translation>
    </message>
    <message>
        <source>Use the recovery sheet…</source>
        <translation>回復シートを使う…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>一覧から外す</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>復元…</translation>
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
        <translation>この記録庫を一覧から外す(何も削除しません)</translation>
    </message>
    <message>
        <source>User</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>The next try can be made in 1 second.</source>
        <translation>1秒後にもう一度入力できます。</translation>
    </message>
    <message>
        <source>The next try can be made in {wait} seconds.</source>
        <translation>{wait}秒後にもう一度入力できます。</translation>
    </message>
    <message>
        <source>Too many wrong passphrases were typed. Nothing was changed and nothing will be deleted. {again}</source>
        <translation>誤ったパスフレーズが何度も入力されました。何も変更されておらず、削除されることもありません。{again}</translation>
    </message>
    <message>
        <source>No store was opened here before. Choose the folder of one.</source>
        <translation>ここではまだ記録庫を開いていません。記録庫のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Try with demo patients</source>
        <translation>デモ患者で試す</translation>
    </message>
    <message>
        <source>Fictional patients, from first symptoms to long follow-up. Opens a separate store, kept apart from real records.</source>
        <translation>最初の症状から長期の経過観察までの架空の患者です。実際の記録とは分けた別の記録庫を開きます。</translation>
    </message>
    <message>
        <source>Open demo</source>
        <translation>デモを開く</translation>
    </message>
    <message>
        <source>Its passphrase: {passphrase}</source>
        <translation>パスフレーズ: {passphrase}</translation>
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
        <source>What was typed here before is still here. Cancel takes it away.</source>
        <translation>以前ここに入力した内容が残っています。「キャンセル」で消去されます。</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>敬称</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>診療録番号</translation>
    </message>
    <message>
        <source>Add patient</source>
        <translation>患者を追加</translation>
    </message>
    <message>
        <source>Save correction</source>
        <translation>訂正を保存</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>新しい患者</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Title (Ms, Mr, Dr)</source>
        <translation>敬称(Ms、Mr、Dr)</translation>
    </message>
    <message>
        <source>Born, as 03-May-1971, May-1971 or 1971</source>
        <translation>生年月日(03-May-1971、May-1971、1971など)</translation>
    </message>
    <message>
        <source>The family name is missing. Type it; one name alone goes here.</source>
        <translation>姓がありません。入力してください。名前が1つだけの場合もここに入力します。</translation>
    </message>
    <message>
        <source>The birth date</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>The birth date is more than {years} years ago. Check the year.</source>
        <translation>生年月日が{years}年以上前です。年を確認してください。</translation>
    </message>
    <message>
        <source>Another patient of this store has this record number. Check it, or open that one.</source>
        <translation>この記録庫の別の患者が同じ診療録番号を持っています。番号を確認するか、その患者を開いてください。</translation>
    </message>
    <message>
        <source>{count} characters are too many here; {most} fit. Shorten it.</source>
        <translation>{count}文字多すぎます。{most}文字まで入力できます。短くしてください。</translation>
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
        <source>The {count} most urgent are shown. Type a name to find others.</source>
        <translation>緊急度の高い{count}人を表示しています。他の人は名前を入力して探してください。</translation>
    </message>
    <message>
        <source>The first {count} are shown. Type more of the name to find others.</source>
        <translation>最初の{count}件を表示しています。他を探すには名前をさらに入力してください。</translation>
    </message>
    <message>
        <source>Numbers and order take in the first {most} patients by name only.</source>
        <translation>件数と並び順は、名前順で最初の{most}人だけを対象としています。</translation>
    </message>
    <message>
        <source>The numbers above take in the first {most} patients by name only.</source>
        <translation>上の件数は、名前順で最初の{most}人だけを対象としています。</translation>
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
        <source>due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due: {count}. Show them</source>
        <translation>期限の来た患者: {count}。表示する</translation>
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
        <translation>このコンピューターにはプリンターが設定されていません。代わりにPDFを保存してください。</translation>
    </message>
    <message>
        <source>The printer could not be started. Check it, or save the PDF instead.</source>
        <translation>プリンターを開始できませんでした。プリンターを確認するか、代わりにPDFを保存してください。</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDFとして保存</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Looking for whole backups of this store…</source>
        <translation>この記録庫の完全なバックアップを探しています…</translation>
    </message>
    <message>
        <source>Restoring and checking…</source>
        <translation>復元して確認中…</translation>
    </message>
    <message>
        <source>Choose the folder of a backup</source>
        <translation>バックアップのフォルダーを選択</translation>
    </message>
    <message>
        <source>Just restored</source>
        <translation>復元した記録庫</translation>
    </message>
    <message>
        <source>The backup was restored and checked. Unlock it with the passphrase of its day.</source>
        <translation>バックアップを復元し、確認しました。作成当日のパスフレーズでロックを解除してください。</translation>
    </message>
    <message>
        <source>{when}, proven by a restore</source>
        <translation>{when}、復元により検証済み</translation>
    </message>
    <message>
        <source>{when}, checked</source>
        <translation>{when}、確認済み</translation>
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
        <translation>この施設では用量の計算が無効です。医師が「設定」で有効にできます。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>用紙</translation>
    </message>
    <message>
        <source> and </source>
        <translation>および</translation>
    </message>
    <message>
        <source>Arithmetic of doses ({factors} mg/kg)</source>
        <translation>用量の計算({factors} mg/kg)</translation>
    </message>
    <message>
        <source>Large print</source>
        <translation>大きな文字</translation>
    </message>
    <message>
        <source>Blank, to fill in by hand</source>
        <translation>空欄(手書き用)</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>連絡先</translation>
    </message>
    <message>
        <source>Call at which temperature</source>
        <translation>連絡を要する体温</translation>
    </message>
    <message>
        <source> (not available)</source>
        <translation> (利用不可)</translation>
    </message>
    <message>
        <source>Made from: {feeds}</source>
        <translation>元になるもの: {feeds}</translation>
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
        <translation>施設の限界値</translation>
    </message>
    <message>
        <source>, women</source>
        <translation>、女性</translation>
    </message>
    <message>
        <source>, men</source>
        <translation>、男性</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove the limit {text}</source>
        <translation>限界値{text}を削除</translation>
    </message>
    <message>
        <source>Test of the limit</source>
        <translation>限界値の検査</translation>
    </message>
    <message>
        <source>Above or at least</source>
        <translation>「超」または「以上」</translation>
    </message>
    <message>
        <source>Value of the limit</source>
        <translation>限界値</translation>
    </message>
    <message>
        <source>Unit of the limit</source>
        <translation>限界値の単位</translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Women</source>
        <translation>女性</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>男性</translation>
    </message>
    <message>
        <source>Add limit</source>
        <translation>限界値を追加</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Nothing is encrypted anew. Old backups open with the passphrase of their day.</source>
        <translation>暗号化のやり直しは行われません。古いバックアップは作成当日のパスフレーズで開きます。</translation>
    </message>
    <message>
        <source>{name} opens the store with it from now on. Tell it in person, not in writing.</source>
        <translation>今後{name}はこれで記録庫を開きます。書面ではなく直接伝えてください。</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>現在のパスフレーズ</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation>パスフレーズを変更</translation>
    </message>
    <message>
        <source>Set a passphrase</source>
        <translation>パスフレーズを設定</translation>
    </message>
    <message>
        <source>&amp;Present passphrase</source>
        <translation>現在のパスフレーズ(&amp;P)</translation>
    </message>
    <message>
        <source>Changing the passphrase…</source>
        <translation>パスフレーズを変更中…</translation>
    </message>
    <message>
        <source>POEMS Desktop: settings</source>
        <translation>POEMS Desktop: 設定</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>設定の区分</translation>
    </message>
    <message>
        <source>Each document is a file of its own. Paper, transplant, large print, contact and password are those chosen on the page. A run that is stopped leaves whole files only.</source>
        <translation>文書はそれぞれ1つのファイルになります。用紙、移植、大きな文字、連絡先、パスワードはこのページで選んだものを使います。途中で中止しても、残るのは完全なファイルだけです。</translation>
    </message>
    <message>
        <source>Choose at least one document.</source>
        <translation>文書を1つ以上選んでください。</translation>
    </message>
    <message>
        <source>Save in a folder…</source>
        <translation>フォルダーに保存…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>{number} of {of}: {title}</source>
        <translation>{of}件中{number}件目: {title}</translation>
    </message>
    <message>
        <source>Save several documents</source>
        <translation>複数の文書を保存</translation>
    </message>
    <message>
        <source>What was changed here and not saved is still here. Start over takes it away.</source>
        <translation>ここで変更して保存していない内容が残っています。「やり直す」で消去されます。</translation>
    </message>
    <message>
        <source>Users and keys</source>
        <translation>利用者と鍵</translation>
    </message>
    <message>
        <source>Made after each lock and every half hour of use, where something was entered. Encrypted like the store; a backup opens with a passphrase or the recovery sheet of its day.</source>
        <translation>入力があった場合、ロックのたびと使用中30分ごとに作成します。記録庫と同じく暗号化され、作成当日のパスフレーズまたは回復シートで開きます。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>今すぐバックアップ</translation>
    </message>
    <message>
        <source>Prove now</source>
        <translation>今すぐ検証</translation>
    </message>
    <message>
        <source>Add a second place…</source>
        <translation>2つ目の保存先を追加…</translation>
    </message>
    <message>
        <source>Newest backups</source>
        <translation>最新のバックアップ</translation>
    </message>
    <message>
        <source>Second places: a stick, another disk, a share</source>
        <translation>2つ目の保存先: 外部メモリー、別のディスク、共有フォルダー</translation>
    </message>
    <message>
        <source>{when}, proven</source>
        <translation>{when}、検証済み</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>まだありません。</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>まだなし</translation>
    </message>
    <message>
        <source>{path}: last {last}</source>
        <translation>{path}: 最終 {last}</translation>
    </message>
    <message>
        <source>From now on every backup is copied there too, whenever the place is connected.</source>
        <translation>今後、この保存先が接続されているときは、すべてのバックアップがここにもコピーされます。</translation>
    </message>
    <message>
        <source>Use no longer</source>
        <translation>使用をやめる</translation>
    </message>
    <message>
        <source>Use no longer: {text}</source>
        <translation>使用をやめる: {text}</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>バックアップ中…</translation>
    </message>
    <message>
        <source>Proving the newest backup by restoring it…</source>
        <translation>最新のバックアップを復元して検証中…</translation>
    </message>
    <message>
        <source>Choose a folder for backups</source>
        <translation>バックアップのフォルダーを選択</translation>
    </message>
    <message>
        <source>No further backups go there; those that are there stay.</source>
        <translation>今後のバックアップはここに保存されません。既にあるものは残ります。</translation>
    </message>
    <message>
        <source>Open a store to see the settings of its site.</source>
        <translation>施設の設定を見るには記録庫を開いてください。</translation>
    </message>
    <message>
        <source>This is not the name of a folder. Type a whole path, or choose one with Browse.</source>
        <translation>これはフォルダーの名前ではありません。パス全体を入力するか、「参照」で選んでください。</translation>
    </message>
    <message>
        <source>Creating the record store…</source>
        <translation>記録庫を作成中…</translation>
    </message>
    <message>
        <source>Opening the demo patients…</source>
        <translation>デモ患者を開いています…</translation>
    </message>
    <message>
        <source>Opening with the recovery sheet…</source>
        <translation>回復シートで開いています…</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>ロックを解除中…</translation>
    </message>
    <message>
        <source>Making a recovery sheet…</source>
        <translation>回復シートを作成中…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>POEMS Desktop: recovery sheet</source>
        <translation>POEMS Desktop: 回復シート</translation>
    </message>
    <message>
        <source>Settings of this site, not of the program. They are kept in the store with author, time and reason, and printed with every assessment. A physician sets them.</source>
        <translation>プログラムではなく、この施設の設定です。記入者、時刻、理由とともに記録庫に保存され、評価のたびに印刷されます。設定は医師が行います。</translation>
    </message>
    <message>
        <source>Shows weight times mg/kg beside the source&apos;s words in the engraftment panel and note. It is arithmetic only, never a dose.</source>
        <translation>生着の評価欄とメモで、出典の文言の横に体重×mg/kgを示します。単なる計算であり、投与量の指示ではありません。</translation>
    </message>
    <message>
        <source>Set by this site. Empty: no line is drawn.</source>
        <translation>この施設による設定です。空欄の場合、線は引かれません。</translation>
    </message>
    <message>
        <source>Saved. Every assessment is weighed by it from now on.</source>
        <translation>保存しました。今後の評価はすべてこれに基づきます。</translation>
    </message>
    <message>
        <source>Why: reason for what is confirmed or set</source>
        <translation>理由: 確認または設定する理由</translation>
    </message>
    <message>
        <source>Show dose arithmetic</source>
        <translation>用量の計算を表示</translation>
    </message>
    <message>
        <source>Fever line of this site in degrees Celsius</source>
        <translation>この施設の発熱の基準線(摂氏)</translation>
    </message>
    <message>
        <source>Whom to call, on bedside notes</source>
        <translation>ベッドサイド用メモに載せる連絡先</translation>
    </message>
    <message>
        <source>Save site settings</source>
        <translation>施設の設定を保存</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Shipped switched off. Say why below, then tick what this site confirms.</source>
        <translation>出荷時は無効です。下に理由を書き、この施設で確認したものにチェックを入れてください。</translation>
    </message>
    <message>
        <source>Reason, kept with each confirmation and limit</source>
        <translation>理由(確認と限界値のそれぞれに保存)</translation>
    </message>
    <message>
        <source>Criteria sets shown beside the headline</source>
        <translation>主となる基準の横に示す基準</translation>
    </message>
    <message>
        <source>Limits of the site, before every shipped default</source>
        <translation>施設の限界値(既定値より優先)</translation>
    </message>
    <message>
        <source>Fever line of this site, °C</source>
        <translation>この施設の発熱の基準線(°C)</translation>
    </message>
    <message>
        <source>Tests that are not available here</source>
        <translation>ここでは実施できない検査</translation>
    </message>
    <message>
        <source>Say why in a few words first; the reason is kept with what is set.</source>
        <translation>先に理由を簡潔に書いてください。理由は設定とともに保存されます。</translation>
    </message>
    <message>
        <source>Test not available here</source>
        <translation>ここでは実施できない検査</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Available again</source>
        <translation>再び実施可能</translation>
    </message>
    <message>
        <source>{label} is available again</source>
        <translation>{label}は再び実施可能です</translation>
    </message>
    <message>
        <source>Physician</source>
        <translation>医師</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>コーディネーター</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>閲覧者</translation>
    </message>
    <message>
        <source>Name of the user</source>
        <translation>利用者の氏名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>利用者を追加</translation>
    </message>
    <message>
        <source>Add a user</source>
        <translation>利用者の追加</translation>
    </message>
    <message>
        <source>&amp;Name, as it stands on records</source>
        <translation>記録に載る氏名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>役割(&amp;R)</translation>
    </message>
    <message>
        <source>Adding the user…</source>
        <translation>利用者を追加中…</translation>
    </message>
    <message>
        <source>Roles are a rule of the house: physicians sign and manage, coordinators keep the daily log and print, readers read. All users share one key, so a removed user asks for a new one.</source>
        <translation>役割は施設内の取り決めです: 医師は署名と管理、コーディネーターは日誌と印刷、閲覧者は閲覧を行います。全利用者が1つの鍵を共有するため、利用者を外したら新しい鍵が必要です。</translation>
    </message>
    <message>
        <source>That passphrase no longer opens the store. A copy of the key, of an older keys.json or of a backup may still be in other hands: renew the key afterwards.</source>
        <translation>そのパスフレーズでは記録庫を開けなくなりました。鍵の写し、古いkeys.jsonやバックアップの写しが他人の手元に残っている可能性があります。この後、鍵を更新してください。</translation>
    </message>
    <message>
        <source>Add user…</source>
        <translation>利用者を追加…</translation>
    </message>
    <message>
        <source>Make a new recovery sheet…</source>
        <translation>新しい回復シートを作成…</translation>
    </message>
    <message>
        <source>Renew the key…</source>
        <translation>鍵を更新…</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>回復シート</translation>
    </message>
    <message>
        <source>Key of the store</source>
        <translation>記録庫の鍵</translation>
    </message>
    <message>
        <source>A new key encrypts every record anew; nobody&apos;s passphrase changes. Renew it after a user was removed, or when the recovery sheet was lost or seen.</source>
        <translation>新しい鍵ですべての記録を暗号化し直します。パスフレーズは誰も変わりません。利用者を外した後や、回復シートを失くした、または人に見られた場合に更新してください。</translation>
    </message>
    <message>
        <source>No recovery sheet opens this store: make one.</source>
        <translation>この記録庫を開ける回復シートがありません。作成してください。</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>not confirmed by anybody</source>
        <translation>誰も確認していない</translation>
    </message>
    <message>
        <source>Sheet {sheet} is in force and {state}. A new one ends it.</source>
        <translation>シート{sheet}が有効です({state})。新しいシートを作成すると無効になります。</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>{name}の役割</translation>
    </message>
    <message>
        <source>Set passphrase…</source>
        <translation>パスフレーズを設定…</translation>
    </message>
    <message>
        <source>Set a passphrase for {name}</source>
        <translation>{name}のパスフレーズを設定</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name}を削除</translation>
    </message>
    <message>
        <source>The user can open the store from now on.</source>
        <translation>この利用者は今後、記録庫を開けます。</translation>
    </message>
    <message>
        <source>The new passphrase is in force.</source>
        <translation>新しいパスフレーズが有効になりました。</translation>
    </message>
    <message>
        <source>The role holds from the next unlocking on.</source>
        <translation>役割は次回のロック解除から有効です。</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>{name}を削除しますか?</translation>
    </message>
    <message>
        <source>{name} was removed. {about}</source>
        <translation>{name}を削除しました。{about}</translation>
    </message>
    <message>
        <source>This was not noted in the log</source>
        <translation>このことはログに記録されませんでした</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Keyboard: Tab moves between fields, Enter unlocks, Alt with the underlined letter </source>
        <translation>キーボード: Tabで項目を移動、Enterでロック解除、Altと下線の文字 </translation>
    </message>
    <message>
        <source>opens a menu.</source>
        <translation>でメニューを開きます。</translation>
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
        <translation>このファイルは暗号化されません。入手した人は、すべての記録と氏名を読めます。この記録庫の全患者について、これまでに保存されたすべてが含まれます。</translation>
    </message>
    <message>
        <source>Every record is encrypted anew. The store is closed meanwhile; the old one is kept until the new one is proven. Everybody keeps their passphrase. Old backups keep the key of their day. It cannot be interrupted once it has begun.</source>
        <translation>すべての記録を暗号化し直します。その間、記録庫は閉じられます。新しい記録庫が検証されるまで古いものを残します。全員のパスフレーズはそのままです。古いバックアップは作成当日の鍵のままです。開始後は中断できません。</translation>
    </message>
    <message>
        <source>Verify store</source>
        <translation>記録庫を検査</translation>
    </message>
    <message>
        <source>Verifying the store…</source>
        <translation>記録庫を検査中…</translation>
    </message>
    <message>
        <source>Export all records?</source>
        <translation>すべての記録を書き出しますか?</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Exporting all records…</source>
        <translation>すべての記録を書き出し中…</translation>
    </message>
    <message>
        <source>Renew the key of this store?</source>
        <translation>この記録庫の鍵を更新しますか?</translation>
    </message>
    <message>
        <source>Renew the key</source>
        <translation>鍵を更新</translation>
    </message>
    <message>
        <source>Renewing the key: all records are encrypted anew…</source>
        <translation>鍵を更新中: すべての記録を暗号化し直しています…</translation>
    </message>
    <message>
        <source>Backing up before the key is renewed…</source>
        <translation>鍵を更新する前にバックアップ中…</translation>
    </message>
    <message>
        <source>{patients} patients with {entries} entries were written. The file is not encrypted: keep it where patient records may be kept.</source>
        <translation>患者{patients}人、{entries}件の記録を書き出しました。ファイルは暗号化されていません。患者記録を置いてよい場所に保管してください。</translation>
    </message>
    <message>
        <source>Renewing the key: all records are encrypted anew, {share} done…</source>
        <translation>鍵を更新中: すべての記録を暗号化し直しています({share}完了)…</translation>
    </message>
    <message>
        <source>New transplant</source>
        <translation>新しい移植</translation>
    </message>
    <message>
        <source>Stem cells returned on</source>
        <translation>幹細胞の輸注日</translation>
    </message>
    <message>
        <source>Mobilization began on</source>
        <translation>動員の開始日</translation>
    </message>
    <message>
        <source>Add transplant</source>
        <translation>移植を追加</translation>
    </message>
    <message>
        <source>Both dates may stay blank and follow later. Type them like 11-Nov-2025.</source>
        <translation>どちらの日付も空欄のままにして後から入力できます。11-Nov-2025のように入力してください。</translation>
    </message>
    <message>
        <source>Stem cells returned</source>
        <translation>幹細胞の輸注</translation>
    </message>
    <message>
        <source>The transplant was not saved</source>
        <translation>移植は保存されませんでした</translation>
    </message>
    <message>
        <source>Change day 0?</source>
        <translation>0日目を変更しますか?</translation>
    </message>
    <message>
        <source>Change day 0</source>
        <translation>0日目を変更</translation>
    </message>
    <message>
        <source>Not saved: {sentence} Kept here; trying again.</source>
        <translation>未保存: {sentence} ここに保持し、再試行しています。</translation>
    </message>
    <message>
        <source>Culture {number}</source>
        <translation>培養{number}</translation>
    </message>
    <message>
        <source>{name}, kind</source>
        <translation>{name}、種類</translation>
    </message>
    <message>
        <source>{name}, collected</source>
        <translation>{name}、採取日</translation>
    </message>
    <message>
        <source>{name}, result</source>
        <translation>{name}、結果</translation>
    </message>
    <message>
        <source>{name}, organism</source>
        <translation>{name}、菌種</translation>
    </message>
    <message>
        <source>Judged a contaminant</source>
        <translation>汚染菌と判断</translation>
    </message>
    <message>
        <source>Remove culture {number}</source>
        <translation>培養{number}を削除</translation>
    </message>
    <message>
        <source>Organism</source>
        <translation>菌種</translation>
    </message>
    <message>
        <source>Culture {number}, judged a contaminant</source>
        <translation>培養{number}、汚染菌と判断</translation>
    </message>
    <message>
        <source>Add culture or C. difficile</source>
        <translation>培養またはC. difficileを追加</translation>
    </message>
    <message>
        <source>Days {first} to {last}.</source>
        <translation>{first}から{last}まで。</translation>
    </message>
    <message>
        <source> Watch window {first} to {last}.</source>
        <translation> 観察期間は{first}から{last}まで。</translation>
    </message>
    <message>
        <source>{home}: a day out of the hospital. {cells}: a day of infusion.</source>
        <translation>{home}: 病院の外で過ごした日。{cells}: 幹細胞輸注の日。</translation>
    </message>
    <message>
        <source>home</source>
        <translation>在宅</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>輸注</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>曜日</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Watch, {first} to {last}: {first_date} to {last_date}</source>
        <translation>観察 {first}~{last}: {first_date}~{last_date}</translation>
    </message>
    <message>
        <source>Watch, {first} to {last}</source>
        <translation>観察 {first}~{last}</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>観察</translation>
    </message>
    <message>
        <source>The transplant</source>
        <translation>移植</translation>
    </message>
    <message>
        <source>Add another infusion</source>
        <translation>輸注をもう1回追加</translation>
    </message>
    <message>
        <source>Rule for day 0</source>
        <translation>0日目の規則</translation>
    </message>
    <message>
        <source>Day 0 as stated</source>
        <translation>記載された0日目</translation>
    </message>
    <message>
        <source>Weight baseline</source>
        <translation>体重の基準値</translation>
    </message>
    <message>
        <source>Creatinine baseline</source>
        <translation>クレアチニンの基準値</translation>
    </message>
    <message>
        <source>Note on the transplant</source>
        <translation>移植についてのメモ</translation>
    </message>
    <message>
        <source>on</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>{label}, date</source>
        <translation>{label}、日付</translation>
    </message>
    <message>
        <source>{label}, scale</source>
        <translation>{label}、体重計</translation>
    </message>
    <message>
        <source>Infusion {number}</source>
        <translation>輸注{number}</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>項目を増やす</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>項目を減らす</translation>
    </message>
    <message>
        <source>Corrected:</source>
        <translation>訂正:</translation>
    </message>
    <message>
        <source>Entry of the log</source>
        <translation>日誌の記入</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新しい記入</translation>
    </message>
    <message>
        <source>Entries of the day</source>
        <translation>その日の記入</translation>
    </message>
    <message>
        <source>Save entry</source>
        <translation>記入を保存</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>訂正…</translation>
    </message>
    <message>
        <source>Why the entry is corrected</source>
        <translation>記入を訂正する理由</translation>
    </message>
    <message>
        <source>Entry for {title}</source>
        <translation>{title}の記入</translation>
    </message>
    <message>
        <source>Why is it corrected?</source>
        <translation>訂正する理由は?</translation>
    </message>
    <message>
        <source>The earlier values stay in the record.</source>
        <translation>以前の値は記録に残ります。</translation>
    </message>
    <message>
        <source>by: not recorded</source>
        <translation>記入者: 記録なし</translation>
    </message>
    <message>
        <source>late entry</source>
        <translation>後からの記入</translation>
    </message>
    <message>
        <source>Culture {number}, {member}</source>
        <translation>培養{number}、{member}</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>判断なし</translation>
    </message>
    <message>
        <source>Not infectious</source>
        <translation>感染性でない</translation>
    </message>
    <message>
        <source>Infectious</source>
        <translation>感染性</translation>
    </message>
    <message>
        <source>Fever judged from</source>
        <translation>発熱の判断の開始日</translation>
    </message>
    <message>
        <source>Fever judged to</source>
        <translation>発熱の判断の終了日</translation>
    </message>
    <message>
        <source>Cause of the fever as judged</source>
        <translation>判断した発熱の原因</translation>
    </message>
    <message>
        <source>Why it is judged so</source>
        <translation>そう判断した理由</translation>
    </message>
    <message>
        <source>Add judgment</source>
        <translation>判断を追加</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source> to {last}</source>
        <translation>~{last}</translation>
    </message>
    <message>
        <source>infectious</source>
        <translation>感染性</translation>
    </message>
    <message>
        <source>not infectious</source>
        <translation>感染性でない</translation>
    </message>
    <message>
        <source>Take back the judgment of {days}</source>
        <translation>{days}の判断を取り消す</translation>
    </message>
    <message>
        <source>Type the full day, like 19-Nov-2025.</source>
        <translation>19-Nov-2025のように日付全体を入力してください。</translation>
    </message>
    <message>
        <source>The first day comes first, and at most {longest_judgment} days are judged.</source>
        <translation>最初の日を先に入力してください。一度に判断できるのは{longest_judgment}日までです。</translation>
    </message>
    <message>
        <source>Choose whether the fever is infectious or not.</source>
        <translation>発熱が感染性かどうかを選んでください。</translation>
    </message>
    <message>
        <source>Peri-transplant log</source>
        <translation>移植周術期の日誌</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Add transplant…</source>
        <translation>移植を追加…</translation>
    </message>
    <message>
        <source>Print log…</source>
        <translation>日誌を印刷…</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>詳細を隠す</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1日</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count}日</translation>
    </message>
    <message>
        <source>, last {text} on {day}</source>
        <translation>、最新 {text}({day})</translation>
    </message>
    <message>
        <source>{told}. The table below has every value.</source>
        <translation>{told}。すべての値は下の表にあります。</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空欄</translation>
    </message>
    <message>
        <source>Questions of the log</source>
        <translation>日誌の項目</translation>
    </message>
    <message>
        <source>Daily log, one column a day</source>
        <translation>日誌、1日1列</translation>
    </message>
    <message>
        <source>No transplant recorded</source>
        <translation>移植の記録なし</translation>
    </message>
    <message>
        <source>No transplant is recorded for this patient, so there is no daily log and no watch window. That is not a statement that there was none.</source>
        <translation>この患者には移植が記録されていないため、日誌も観察期間もありません。移植がなかったという意味ではありません。</translation>
    </message>
    <message>
        <source>Day 0: {day}. {rule}</source>
        <translation>0日目: {day}。{rule}</translation>
    </message>
    <message>
        <source>Mobilization began {date_text}.</source>
        <translation>動員開始 {date_text}。</translation>
    </message>
    <message>
        <source>Discharged {date_text}: {days} at home.</source>
        <translation>退院 {date_text}: 自宅で{days}。</translation>
    </message>
    <message>
        <source>1 item left today</source>
        <translation>本日の残り1項目</translation>
    </message>
    <message>
        <source>{count} items left today</source>
        <translation>本日の残り{count}項目</translation>
    </message>
    <message>
        <source>1 item not recorded on this day</source>
        <translation>この日の未記録 1項目</translation>
    </message>
    <message>
        <source>{count} items not recorded on this day</source>
        <translation>この日の未記録 {count}項目</translation>
    </message>
    <message>
        <source>Show lines</source>
        <translation>行を表示</translation>
    </message>
    <message>
        <source>Hide lines</source>
        <translation>行を隠す</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>{title}, as known then</source>
        <translation>{title}(当時の情報による)</translation>
    </message>
    <message>
        <source>The source on the dose</source>
        <translation>用量についての出典</translation>
    </message>
    <message>
        <source>Steroid for engraftment syndrome: day {day}.</source>
        <translation>生着症候群に対するステロイド: {day}日目。</translation>
    </message>
    <message>
        <source>Days and definitions</source>
        <translation>日数と定義</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Engraftment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline weight</source>
        <translation>基準体重</translation>
    </message>
    <message>
        <source>Keep in mind</source>
        <translation>留意点</translation>
    </message>
    <message>
        <source>{text} of {title}</source>
        <translation>{title}の{text}</translation>
    </message>
    <message>
        <source>Print bedside note…</source>
        <translation>ベッドサイド用メモを印刷…</translation>
    </message>
    <message>
        <source>Record dose…</source>
        <translation>投与を記録…</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>かつ</translation>
    </message>
    <message>
        <source>Caution: {title} {text}</source>
        <translation>注意: {title} {text}</translation>
    </message>
    <message>
        <source>The source says: {text}</source>
        <translation>出典の記載: {text}</translation>
    </message>
    <message>
        <source>baseline weight</source>
        <translation>基準体重</translation>
    </message>
    <message>
        <source>latest weight</source>
        <translation>最新の体重</translation>
    </message>
    <message>
        <source>This day has not come yet. Choose today or an earlier day.</source>
        <translation>この日はまだ来ていません。本日以前の日を選んでください。</translation>
    </message>
    <message>
        <source>Saved {when}</source>
        <translation>保存 {when}</translation>
    </message>
    <message>
        <source>Not saved: {sentence} The entry is kept here; trying again.</source>
        <translation>未保存: {sentence} 記入はここに保持し、再試行しています。</translation>
    </message>
    <message>
        <source>Nothing is entered yet. Fill in a field; it saves itself.</source>
        <translation>まだ何も入力されていません。項目に入力すると自動的に保存されます。</translation>
    </message>
    <message>
        <source>Entry saved. The form is ready for the next one.</source>
        <translation>記入を保存しました。次の記入ができます。</translation>
    </message>
    <message>
        <source>Add result</source>
        <translation>結果を追加</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>もう1件追加</translation>
    </message>
    <message>
        <source>goes into the visit “{visit}”, not yet signed</source>
        <translation>受診「{visit}」(未署名)に入ります</translation>
    </message>
    <message>
        <source>No visit is begun for this patient. Results belong to a visit, which holds them.</source>
        <translation>この患者の受診は開始されていません。結果は受診に属し、受診に保存されます。</translation>
    </message>
    <message>
        <source>No visit is begun for this patient.</source>
        <translation>この患者の受診は開始されていません。</translation>
    </message>
    <message>
        <source>The visit that is open, {visit}, is not of today.</source>
        <translation>開いている受診({visit})は本日のものではありません。</translation>
    </message>
    <message>
        <source>The visit {visit} is signed and is not changed by adding to it.</source>
        <translation>受診「{visit}」は署名済みで、追加しても変更されません。</translation>
    </message>
    <message>
        <source>Start a visit of today to record it in?</source>
        <translation>記録するために本日の受診を開始しますか?</translation>
    </message>
    <message>
        <source>Start a visit of today named “Results” to hold them? It can be signed like any other.</source>
        <translation>結果を入れるため、本日付の受診「Results」を開始しますか? ほかの受診と同じように署名できます。</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy the rows in the spreadsheet, then choose Paste again.</source>
        <translation>クリップボードに文字がありません。表計算ソフトで行をコピーしてから、もう一度「貼り付け」を選んでください。</translation>
    </message>
    <message>
        <source>The results were not added</source>
        <translation>結果は追加されませんでした</translation>
    </message>
    <message>
        <source>The visit they were to go into is not open for entry any more. They are still here. Close this import with Escape, open the visit or begin another, then choose Import to go on.</source>
        <translation>取り込み先の受診記録は、もう入力できる状態で開かれていません。結果はここに残っています。Escキーでこのインポートを閉じ、受診記録を開くか新しく始めてから、「インポート」を選んで続けてください。</translation>
    </message>
    <message>
        <source>Start visit “Results”</source>
        <translation>受診「Results」を開始</translation>
    </message>
    <message>
        <source>Start a visit?</source>
        <translation>受診を開始しますか?</translation>
    </message>
    <message>
        <source>Into the visit {visit}, not yet signed, as one step to undo.</source>
        <translation>受診「{visit}」(未署名)に、1回で元に戻せる操作として入ります。</translation>
    </message>
    <message>
        <source>Import of 1 result</source>
        <translation>結果1件の取り込み</translation>
    </message>
    <message>
        <source>Import of {count} results</source>
        <translation>結果{count}件の取り込み</translation>
    </message>
    <message>
        <source>Copied with the patient&apos;s name, outside the encrypted store. The copy is logged.</source>
        <translation>患者の氏名とともに、暗号化された記録庫の外へコピーしました。コピーは記録されます。</translation>
    </message>
    <message>
        <source>The export failed</source>
        <translation>書き出しに失敗しました</translation>
    </message>
    <message>
        <source>The file leaves the encrypted store: it is not encrypted, and it names the patient. Whoever has it can read it. That it was made is written to the log of the store.</source>
        <translation>このファイルは暗号化された記録庫の外に出ます。暗号化されず、患者の氏名を含み、入手した人は誰でも読めます。作成したことは記録庫のログに残ります。</translation>
    </message>
    <message>
        <source>Export this trend?</source>
        <translation>この推移を書き出しますか?</translation>
    </message>
    <message>
        <source>Choose a name that ends in .svg, .png, .pdf or .csv.</source>
        <translation>.svg、.png、.pdf、.csvのいずれかで終わる名前を選んでください。</translation>
    </message>
    <message>
        <source>No lines</source>
        <translation>線なし</translation>
    </message>
    <message>
        <source>No level is drawn.</source>
        <translation>基準線は引かれていません。</translation>
    </message>
    <message>
        <source>VEGF trend</source>
        <translation>VEGFの推移</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>表示期間</translation>
    </message>
    <message>
        <source>3 years</source>
        <translation>3年</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1年</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>等間隔</translation>
    </message>
    <message>
        <source>Treatments</source>
        <translation>治療</translation>
    </message>
    <message>
        <source>Levels drawn</source>
        <translation>表示する基準線</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>図をコピー</translation>
    </message>
    <message>
        <source>Date of collection</source>
        <translation>採取日</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>not in the table</source>
        <translation>表にない</translation>
    </message>
    <message>
        <source>Column: {title}</source>
        <translation>列: {title}</translation>
    </message>
    <message>
        <source>each row says it</source>
        <translation>各行に記載</translation>
    </message>
    <message>
        <source>Test of every row</source>
        <translation>全行の検査</translation>
    </message>
    <message>
        <source>Unit of every row</source>
        <translation>全行の単位</translation>
    </message>
    <message>
        <source>Specimen of every row</source>
        <translation>全行の検体</translation>
    </message>
    <message>
        <source>Laboratory of every row</source>
        <translation>全行の検査室</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>列{number}</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Where the table says nothing</source>
        <translation>表に記載がない場合</translation>
    </message>
    <message>
        <source>No row can be imported yet. Say what the columns mean, or mend the rows and try again.</source>
        <translation>取り込める行がまだありません。列の意味を指定するか、行を直してやり直してください。</translation>
    </message>
    <message>
        <source>Refused rows stay out. Mend them in the spreadsheet and import them again.</source>
        <translation>受け付けられない行は取り込まれません。表計算ソフトで直してから、もう一度取り込んでください。</translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation>表示する行</translation>
    </message>
    <message>
        <source>This import was begun before and closed. Cancel takes it away; then another can be begun.</source>
        <translation>このインポートは以前に開始され、閉じられたものです。「キャンセル」で消去され、別のインポートを始められます。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>取り込む</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>表を読んでいます…</translation>
    </message>
    <message>
        <source>Checking each row…</source>
        <translation>各行を確認中…</translation>
    </message>
    <message>
        <source>{done} of {of} rows</source>
        <translation>{of}行中{done}行</translation>
    </message>
    <message>
        <source>Import 1 result</source>
        <translation>結果1件を取り込む</translation>
    </message>
    <message>
        <source>Import {taken} results</source>
        <translation>結果{taken}件を取り込む</translation>
    </message>
    <message>
        <source>1 row is refused</source>
        <translation>1行を受け付けられません</translation>
    </message>
    <message>
        <source>{refused} rows are refused</source>
        <translation>{refused}行を受け付けられません</translation>
    </message>
    <message>
        <source>Import results</source>
        <translation>結果の取り込み</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>すべて {count}</translation>
    </message>
    <message>
        <source>Taken {taken}</source>
        <translation>受付 {taken}</translation>
    </message>
    <message>
        <source>Refused {refused}</source>
        <translation>不可 {refused}</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>As it is read, or as it stood</source>
        <translation>読み取った内容、または元の内容</translation>
    </message>
    <message>
        <source>Why it is refused, or what to check</source>
        <translation>受け付けられない理由、または確認事項</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不可</translation>
    </message>
    <message>
        <source>Rows to import, each taken or refused</source>
        <translation>取り込む行(受付または不可)</translation>
    </message>
    <message>
        <source>Other trends</source>
        <translation>その他の推移</translation>
    </message>
    <message>
        <source>Other trends: {count} of {of}</source>
        <translation>その他の推移: {of}件中{count}件</translation>
    </message>
    <message>
        <source>No other trends yet</source>
        <translation>その他の推移はまだありません</translation>
    </message>
    <message>
        <source>{count} of {of} drawn under VEGF on the same time axis; a test with {fewest} results or more is offered.</source>
        <translation>{of}件中{count}件をVEGFの下に同じ時間軸で表示中。結果が{fewest}件以上ある検査を選べます。</translation>
    </message>
    <message>
        <source>{label}, {count} results</source>
        <translation>{label}、結果{count}件</translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture, scalable (*.svg);;Picture (*.png);;PDF page (*.pdf);;Table of the results (*.csv)</source>
        <translation>図、拡大縮小可 (*.svg);;図 (*.png);;PDFページ (*.pdf);;結果の表 (*.csv)</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>表 (*.csv *.tsv *.txt);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>{name} is in this folder already. What it holds would be lost.</source>
        <translation>{name}はこのフォルダにすでにあります。置き換えると、その内容は失われます。</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>ファイルを置き換えますか?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>The file is larger than 20 MB. Save the results alone, in parts, and import those.</source>
        <translation>ファイルが20 MBを超えています。結果だけを分割して保存し、それぞれ取り込んでください。</translation>
    </message>
    <message>
        <source>Point at a result, or press Left and Right in the figure, to read it here.</source>
        <translation>結果を指すか、図の中で左右の矢印キーを押すと、ここに読み上げ内容が出ます。</translation>
    </message>
    <message>
        <source>VEGF, all specimens</source>
        <translation>VEGF(全検体)</translation>
    </message>
    <message>
        <source>VEGF, plasma</source>
        <translation>VEGF(血漿)</translation>
    </message>
    <message>
        <source>VEGF, serum</source>
        <translation>VEGF(血清)</translation>
    </message>
    <message>
        <source>VEGF, not stated</source>
        <translation>VEGF(検体の記載なし)</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Results listed</source>
        <translation>一覧の結果</translation>
    </message>
    <message>
        <source>All results</source>
        <translation>すべての結果</translation>
    </message>
    <message>
        <source>Here the two are never joined, averaged or put on one axis.</source>
        <translation>ここでは両者を線で結ぶことも、平均することも、同じ軸に置くこともしません。</translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation>貼り付け…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>取り込み…</translation>
    </message>
    <message>
        <source>{listed} results</source>
        <translation>結果 {listed}件</translation>
    </message>
    <message>
        <source>{count}, newest first</source>
        <translation>{count}、新しい順</translation>
    </message>
    <message>
        <source>none recorded</source>
        <translation>記録なし</translation>
    </message>
    <message>
        <source>Change, same lab</source>
        <translation>変化(同じ検査室)</translation>
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
        <source>Choose Met or Not met.</source>
        <translation>「満たす」または「満たさない」を選んでください。</translation>
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
        <translation>領域を表示または隠す</translation>
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
        <translation>月</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>火</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>水</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>木</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>金</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>土</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>日</translation>
    </message>
    <message>
        <source>The whole record: visits with findings and results, treatments, transplants, overrides, and what follows from them.</source>
        <translation>記録全体: 所見と結果を含む受診、治療、移植、上書き、およびそれらから導かれるもの。</translation>
    </message>
    <message>
        <source>The whole record: visits with findings and results, treatments, transplants, overrides, and what follows from them. Names, numbers, places, free texts and dates are left out.</source>
        <translation>記録全体: 所見と結果を含む受診、治療、移植、上書き、およびそれらから導かれるもの。氏名、番号、場所、自由記載、日付は除きます。</translation>
    </message>
    <message>
        <source>Day 0, the daily log and the weights of one transplant.</source>
        <translation>1回の移植の0日目、日誌、体重。</translation>
    </message>
    <message>
        <source>A text of the program with the patient&apos;s name on it; no finding is used.</source>
        <translation>患者の氏名を載せたプログラムの文章です。所見は使用しません。</translation>
    </message>
    <message>
        <source>Patient summary, POEMS syndrome</source>
        <translation>患者要約、POEMS症候群</translation>
    </message>
    <message>
        <source>Criteria checklist, POEMS syndrome</source>
        <translation>診断基準チェックリスト、POEMS症候群</translation>
    </message>
    <message>
        <source>Findings and results of all visits, overrides, and the criteria set in use.</source>
        <translation>全受診の所見と結果、上書き、使用中の基準。</translation>
    </message>
    <message>
        <source>VEGF trend, POEMS syndrome</source>
        <translation>VEGFの推移、POEMS症候群</translation>
    </message>
    <message>
        <source>Every VEGF result with specimen, laboratory and date; treatments and day 0.</source>
        <translation>検体、検査室、日付を付けたすべてのVEGFの結果、治療と0日目。</translation>
    </message>
    <message>
        <source>Bedside note for the transplant team</source>
        <translation>移植チーム用ベッドサイドメモ</translation>
    </message>
    <message>
        <source>Transplant calendar</source>
        <translation>移植の暦</translation>
    </message>
    <message>
        <source>Transplant daily log</source>
        <translation>移植の日誌</translation>
    </message>
    <message>
        <source>Referral letter, draft</source>
        <translation>紹介状(下書き)</translation>
    </message>
    <message>
        <source>Work-up list</source>
        <translation>検査計画の一覧</translation>
    </message>
    <message>
        <source>The findings, results and examinations that are recorded, and those that are not.</source>
        <translation>記録済みの所見、結果、検査と、まだ記録のないもの。</translation>
    </message>
    <message>
        <source>Handout: VEGF and follow-up</source>
        <translation>配布資料: VEGFと経過観察</translation>
    </message>
    <message>
        <source>The patient&apos;s VEGF results, treatments and what is due next.</source>
        <translation>患者のVEGFの結果、治療、次に期限の来るもの。</translation>
    </message>
    <message>
        <source>Handout: what POEMS syndrome is</source>
        <translation>配布資料: POEMS症候群とは</translation>
    </message>
    <message>
        <source>Handout: before a stem cell transplant</source>
        <translation>配布資料: 幹細胞移植の前に</translation>
    </message>
    <message>
        <source>Day 0 of the transplant, where it is recorded.</source>
        <translation>移植の0日目(記録がある場合)。</translation>
    </message>
    <message>
        <source>Handout: where to find help</source>
        <translation>配布資料: 支援の窓口</translation>
    </message>
    <message>
        <source>Blank forms</source>
        <translation>空の書式</translation>
    </message>
    <message>
        <source>The forms in use; the patient&apos;s name stands on each page, and no answer.</source>
        <translation>使用中の書式です。各ページに患者の氏名が載り、回答は載りません。</translation>
    </message>
    <message>
        <source>Patient summary, anonymized</source>
        <translation>患者要約(匿名化)</translation>
    </message>
    <message>
        <source>VEGF trend, anonymized</source>
        <translation>VEGFの推移(匿名化)</translation>
    </message>
    <message>
        <source>Every VEGF result with specimen; days are counted, laboratories are letters.</source>
        <translation>検体を付けたすべてのVEGFの結果。日数で数え、検査室は文字で表します。</translation>
    </message>
    <message>
        <source>Plain-text summary</source>
        <translation>文字のみの要約</translation>
    </message>
    <message>
        <source>A text of the program: nothing of the record stands on it but the name.</source>
        <translation>プログラムの文章です。記録のうち載るのは氏名だけです。</translation>
    </message>
    <message>
        <source>{label}: {words}. Go to its place.</source>
        <translation>{label}: {words}。その場所へ移動します。</translation>
    </message>
    <message>
        <source>and {left} more</source>
        <translation>ほか{left}件</translation>
    </message>
    <message>
        <source>Day 0 {day}</source>
        <translation>0日目 {day}</translation>
    </message>
    <message>
        <source>Not printed or saved</source>
        <translation>印刷も保存もしていません</translation>
    </message>
    <message>
        <source>The document as text</source>
        <translation>文書の文字版</translation>
    </message>
    <message>
        <source>Preview of the document</source>
        <translation>文書のプレビュー</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>中止しました。</translation>
    </message>
    <message>
        <source>The plain text bears no password.</source>
        <translation>文字だけの文書にはパスワードが付きません。</translation>
    </message>
    <message>
        <source>{count} of {total}</source>
        <translation>{total}件中{count}件</translation>
    </message>
    <message>
        <source>All {total}</source>
        <translation>全{total}件</translation>
    </message>
    <message>
        <source>{number} documents were saved: {titles}.</source>
        <translation>{number}件の文書を保存しました: {titles}。</translation>
    </message>
    <message>
        <source>No document was saved.</source>
        <translation>文書は保存されませんでした。</translation>
    </message>
    <message>
        <source>Not made: {titles}.</source>
        <translation>作成できなかったもの: {titles}。</translation>
    </message>
    <message>
        <source>Each page bears a code at its foot. Type it to learn whether the page still says what the record says, or what changed since.</source>
        <translation>各ページの下端にコードがあります。入力すると、ページの内容が今の記録と一致するか、その後何が変わったかが分かります。</translation>
    </message>
    <message>
        <source>Code of the page</source>
        <translation>ページのコード</translation>
    </message>
    <message>
        <source>Verify a printed page</source>
        <translation>印刷したページの照合</translation>
    </message>
    <message>
        <source>Code, such as K7QD2-M9XRT</source>
        <translation>コード(例: K7QD2-M9XRT)</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>照合</translation>
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
    <message>
        <source>This was not copied</source>
        <translation>コピーされませんでした</translation>
    </message>
    <message>
        <source>Print summary…</source>
        <translation>要約を印刷…</translation>
    </message>
    <message>
        <source>Print trend…</source>
        <translation>推移を印刷…</translation>
    </message>
    <message>
        <source>A chance lies above 0 and below 100 percent. Type one such as 5 or 2.5.</source>
        <translation>確率は0%より大きく100%より小さい値です。5や2.5のように入力してください。</translation>
    </message>
    <message>
        <source>Type one number without &lt; or &gt;: the chance that you choose.</source>
        <translation>&lt;や&gt;を付けずに、ご自身で選んだ確率を1つの数値で入力してください。</translation>
    </message>
    <message>
        <source>Type how many of 100 people like this one you take to have POEMS. Nothing is assumed here, nothing is saved, and no verdict reads it.</source>
        <translation>この患者のような人100人のうち、何人がPOEMSと考えるかを入力してください。ここでは何も仮定せず、保存もせず、どの判定にも使われません。</translation>
    </message>
    <message>
        <source>Chance of POEMS before the test, in percent</source>
        <translation>検査前のPOEMSの確率(%)</translation>
    </message>
    <message>
        <source>Predictive values, calculated</source>
        <translation>的中率(計算値)</translation>
    </message>
    <message>
        <source>Chance before the test, in percent</source>
        <translation>検査前確率(%)</translation>
    </message>
    <message>
        <source>Present, undated</source>
        <translation>あり、日付なし</translation>
    </message>
    <message>
        <source>VEGF, specimen not stated</source>
        <translation>VEGF(検体の記載なし)</translation>
    </message>
    <message>
        <source>{job} is not done yet. Try again when it has ended.</source>
        <translation>「{job}」がまだ終わっていません。終わってからもう一度お試しください。</translation>
    </message>
</context>
</TS>
