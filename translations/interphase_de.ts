<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
    <context>
        <name>Messages</name>
        <message>
            <source>Stopped.</source>
            <translation>Angehalten.</translation>
        </message>
        <message>
            <source>%1: cannot be opened: %2.</source>
            <translation>%1: lässt sich nicht öffnen: %2.</translation>
        </message>
        <message>
            <source>%1: cannot be written: %2.</source>
            <translation>%1: lässt sich nicht schreiben: %2.</translation>
        </message>
        <message>
            <source>%1: the file is empty; expected %2.</source>
            <translation>%1: die Datei ist leer; erwartet: %2.</translation>
        </message>
        <message>
            <source>%1: the file has %2 MB; at most %3 MB are read.</source>
            <translation>%1: die Datei hat %2 MB; höchstens %3 MB werden gelesen.</translation>
        </message>
        <message>
            <source>%1, line %2: found "%3"; expected %4.</source>
            <translation>%1, Zeile %2: „%3“ gefunden; erwartet: %4.</translation>
        </message>
        <message>
            <source>%1: %2; expected %3.</source>
            <translation>%1: %2; erwartet: %3.</translation>
        </message>
        <message>
            <source>%1, line %2, column %3: not JSON: %4.</source>
            <translation>%1, Zeile %2, Spalte %3: kein JSON: %4.</translation>
        </message>
        <message>
            <source>%1, line %2, column %3: nested too deep; expected at most %4 levels.</source>
            <translation>%1, Zeile %2, Spalte %3: zu tief verschachtelt; erwartet: höchstens %4 Ebenen.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: the key stands here a second time; expected it once.</source>
            <translation>%1, Zeile %2, %3: der Schlüssel steht hier zum zweiten Mal; erwartet: einmal.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: unknown key; expected one of %4.</source>
            <translation>%1, Zeile %2, %3: unbekannter Schlüssel; erwartet: einer von %4.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: unknown key; did you mean "%4"?</source>
            <translation>%1, Zeile %2, %3: unbekannter Schlüssel; ist „%4“ gemeint?</translation>
        </message>
        <message>
            <source>%1, line %2, %3: the key "%4" is missing; expected %5.</source>
            <translation>%1, Zeile %2, %3: der Schlüssel „%4“ fehlt; erwartet: %5.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: found %4; expected %5.</source>
            <translation>%1, Zeile %2, %3: %4 gefunden; erwartet: %5.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: "%4" is not a parameter of a cell; expected a BPX path such as "%5".</source>
            <translation>%1, Zeile %2, %3: „%4“ ist kein Parameter einer Zelle; erwartet: ein BPX-Pfad wie „%5“.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: "%4" is not a parameter of a cell; did you mean "%5"?</source>
            <translation>%1, Zeile %2, %3: „%4“ ist kein Parameter einer Zelle; ist „%5“ gemeint?</translation>
        </message>
        <message>
            <source>%1, line %2, %3: "%4" is already at %5; expected each once.</source>
            <translation>%1, Zeile %2, %3: „%4“ steht schon bei %5; erwartet: jeder einmal.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: the hold-out window overlaps the fit window; expected two stretches of time without a common part.</source>
            <translation>%1, Zeile %2, %3: das zurückgehaltene Fenster überlappt das angepasste; erwartet: zwei Zeitabschnitte ohne gemeinsamen Teil.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: no part of this prior lies within the bounds of "%4"; expected some of it between %5 and %6.</source>
            <translation>%1, Zeile %2, %3: kein Teil dieses Priors liegt in den Grenzen von „%4“; erwartet: etwas davon zwischen %5 und %6.</translation>
        </message>
        <message>
            <source>%1: the definition has no %2; expected %3.</source>
            <translation>%1: der Definition fehlt %2; erwartet: %3.</translation>
        </message>
        <message>
            <source>%1: this is not an Interphase study; expected a file that Interphase wrote.</source>
            <translation>%1: das ist keine Interphase-Studie; erwartet: eine Datei, die Interphase geschrieben hat.</translation>
        </message>
        <message>
            <source>%1: the study is damaged: %2; expected a complete study file.</source>
            <translation>%1: die Studie ist beschädigt: %2; erwartet: eine vollständige Studiendatei.</translation>
        </message>
        <message>
            <source>%1: the study was written by a newer Interphase (format %2); expected format %3 or older.</source>
            <translation>%1: die Studie stammt von einem neueren Interphase (Format %2); erwartet: Format %3 oder älter.</translation>
        </message>
        <message>
            <source>%1: the file exists already; expected a new name.</source>
            <translation>%1: die Datei gibt es schon; erwartet: ein neuer Name.</translation>
        </message>
        <message>
            <source>%1: the study cannot be changed because the file or its folder is read-only; expected a place that can be written to.</source>
            <translation>%1: die Studie lässt sich nicht ändern, weil die Datei oder ihr Ordner schreibgeschützt ist; erwartet: ein beschreibbarer Ort.</translation>
        </message>
        <message>
            <source>%1: the disk is full or the size limit is reached; what was saved before is kept.</source>
            <translation>%1: der Datenträger ist voll oder die Größengrenze erreicht; was vorher gespeichert wurde, bleibt.</translation>
        </message>
        <message>
            <source>%1: another program is writing to this study; expected it to finish within %2 s.</source>
            <translation>%1: ein anderes Programm schreibt in diese Studie; erwartet: dass es binnen %2 s fertig wird.</translation>
        </message>
        <message>
            <source>%1: reading or writing the study failed: %2.</source>
            <translation>%1: Lesen oder Schreiben der Studie ist fehlgeschlagen: %2.</translation>
        </message>
        <message>
            <source>%1: a part of the study is larger than %2 MB; expected less.</source>
            <translation>%1: ein Teil der Studie ist größer als %2 MB; erwartet: weniger.</translation>
        </message>
        <message>
            <source>%1: the study cannot be used: %2.</source>
            <translation>%1: die Studie ist nicht benutzbar: %2.</translation>
        </message>
        <message>
            <source>%1: the last program that wrote to this study was interrupted; open the study for writing once to recover it.</source>
            <translation>%1: das letzte Programm, das in diese Studie schrieb, wurde unterbrochen; öffnen Sie die Studie einmal zum Schreiben, um sie wiederherzustellen.</translation>
        </message>
        <message>
            <source>%1: the study has no %2 "%3".</source>
            <translation>%1: die Studie hat kein %2 „%3“.</translation>
        </message>
        <message>
            <source>%1: chain %2 of run %3 has %4 stored draws, but draws from number %5 were to be added; the run was continued elsewhere.</source>
            <translation>%1: Kette %2 von Lauf %3 hat %4 gespeicherte Ziehungen, aber Ziehungen ab Nummer %5 sollten hinzukommen; der Lauf wurde anderswo fortgesetzt.</translation>
        </message>
        <message>
            <source>%1: run %2 is complete; draws can no longer be added to it.</source>
            <translation>%1: Lauf %2 ist abgeschlossen; Ziehungen können nicht mehr hinzukommen.</translation>
        </message>
        <message>
            <source>%1: the study could not be brought to the present format: %2; the file is unchanged.</source>
            <translation>%1: die Studie ließ sich nicht in das heutige Format bringen: %2; die Datei ist unverändert.</translation>
        </message>
        <message>
            <source>%1, line %2, column %3: not valid JSON: %4.</source>
            <translation>%1, Zeile %2, Spalte %3: kein gültiges JSON: %4.</translation>
        </message>
        <message>
            <source>%1: the key "%2" stands twice in one object; expected each key once.</source>
            <translation>%1: der Schlüssel „%2“ steht zweimal in einem Objekt; erwartet: jeder Schlüssel einmal.</translation>
        </message>
        <message>
            <source>%1: more than %2 levels of nesting; expected a flat parameter file.</source>
            <translation>%1: mehr als %2 Ebenen verschachtelt; erwartet: eine flache Parameterdatei.</translation>
        </message>
        <message>
            <source>character %1: found %2; expected %3</source>
            <translation>Zeichen %1: %2 gefunden; erwartet: %3</translation>
        </message>
        <message>
            <source>the function has no finite value or slope at x = %1</source>
            <translation>die Funktion hat bei x = %1 keinen endlichen Wert oder keine endliche Steigung</translation>
        </message>
        <message>
            <source>the function is %1 at the rest concentration %2 mol/m3; expected a positive value</source>
            <translation>die Funktion ist %1 bei der Ruhekonzentration %2 mol/m3; erwartet: ein positiver Wert</translation>
        </message>
        <message>
            <source>%1, line %2: BPX version %3; expected 0.1 to 1.1.</source>
            <translation>%1, Zeile %2: BPX-Version %3; erwartet: 0.1 bis 1.1.</translation>
        </message>
        <message>
            <source>%1, line %2: %3: not a BPX field; expected one of: %4.</source>
            <translation>%1, Zeile %2: %3: kein BPX-Feld; erwartet: eines von %4.</translation>
        </message>
        <message>
            <source>%1, line %2: %3 is missing; expected %4.</source>
            <translation>%1, Zeile %2: %3 fehlt; erwartet: %4.</translation>
        </message>
        <message>
            <source>%1, line %2: %3: found %4; expected %5.</source>
            <translation>%1, Zeile %2: %3: %4 gefunden; erwartet: %5.</translation>
        </message>
        <message>
            <source>%1, line %2: %3: found %4; expected a value from %5 to %6%7.</source>
            <translation>%1, Zeile %2: %3: %4 gefunden; erwartet: ein Wert von %5 bis %6%7.</translation>
        </message>
        <message>
            <source>%1, line %2: %3: %4 is not supported yet; expected %5.</source>
            <translation>%1, Zeile %2: %3: %4 wird noch nicht unterstützt; erwartet: %5.</translation>
        </message>
        <message>
            <source>%1, line %2: %3: %4.</source>
            <translation>%1, Zeile %2: %3: %4.</translation>
        </message>
        <message>
            <source>%1: neither a file nor a bundled parameter set; bundled are: %2.</source>
            <translation>%1: weder eine Datei noch ein mitgelieferter Parametersatz; mitgeliefert sind: %2.</translation>
        </message>
        <message>
            <source>%1 V cannot be an open-circuit voltage of this cell; expected %2 to %3 V.</source>
            <translation>%1 V kann keine Leerlaufspannung dieser Zelle sein; erwartet: %2 bis %3 V.</translation>
        </message>
        <message>
            <source>The parameters lie outside the range that numbers can hold.</source>
            <translation>Die Parameter liegen außerhalb des Bereichs darstellbarer Zahlen.</translation>
        </message>
        <message>
            <source>The model's prediction is not a finite number.</source>
            <translation>Die Vorhersage des Modells ist keine endliche Zahl.</translation>
        </message>
        <message>
            <source>The model cannot be evaluated at the starting point.</source>
            <translation>Das Modell lässt sich am Startpunkt nicht auswerten.</translation>
        </message>
        <message>
            <source>None of the %1 starting points is one where the model can be evaluated.</source>
            <translation>An keinem der %1 Startpunkte lässt sich das Modell auswerten.</translation>
        </message>
        <message>
            <source>The search for the mode stopped after %1 iterations before it converged.</source>
            <translation>Die Suche nach dem Modus endete nach %1 Iterationen, bevor sie konvergierte.</translation>
        </message>
        <message>
            <source>The search for the mode found no further progress before it converged; the gradient may be inexact.</source>
            <translation>Die Suche nach dem Modus kam nicht weiter, bevor sie konvergierte; der Gradient ist vielleicht ungenau.</translation>
        </message>
        <message>
            <source>The curvature at the mode is not positive definite; some combination of parameters is not determined.</source>
            <translation>Die Krümmung am Modus ist nicht positiv definit; eine Kombination der Parameter ist nicht bestimmt.</translation>
        </message>
        <message>
            <source>The sampler found no usable step size at the starting point.</source>
            <translation>Der Sampler fand am Startpunkt keine brauchbare Schrittweite.</translation>
        </message>
        <message>
            <source>The computation stopped with an error: %1.</source>
            <translation>Die Rechnung endete mit einem Fehler: %1.</translation>
        </message>
        <message>
            <source>The checkpoint of a chain cannot be read: %1; expected the form this program writes.</source>
            <translation>Der Sicherungspunkt einer Kette ist nicht lesbar: %1; erwartet: die Form, die dieses Programm schreibt.</translation>
        </message>
        <message>
            <source>The residuals show no correlation in time that matters (correlation of neighbours %1).</source>
            <translation>Die Residuen zeigen keine nennenswerte zeitliche Korrelation (Korrelation der Nachbarn %1).</translation>
        </message>
        <message>
            <source>The residuals are correlated in time (neighbours %1, over about %2 points): with independent noise the intervals are too narrow by a factor of about %3.</source>
            <translation>Die Residuen sind zeitlich korreliert (Nachbarn %1, über etwa %2 Punkte): mit unabhängigem Rauschen sind die Intervalle um einen Faktor von etwa %3 zu eng.</translation>
        </message>
        <message>
            <source>At %1 s the solver could not meet its tolerance with any step.</source>
            <translation>Bei %1 s konnte der Löser seine Toleranz mit keinem Schritt einhalten.</translation>
        </message>
        <message>
            <source>At %1 s the equations of the cell could not be solved; the cell may have run out of lithium or electrolyte.</source>
            <translation>Bei %1 s ließen sich die Gleichungen der Zelle nicht lösen; der Zelle ist vielleicht das Lithium oder der Elektrolyt ausgegangen.</translation>
        </message>
        <message>
            <source>At %1 s the solver stopped (code %2).</source>
            <translation>Bei %1 s hielt der Löser an (Code %2).</translation>
        </message>
        <message>
            <source>At %1 s the solver had taken %2 steps, more than a run may take.</source>
            <translation>Bei %1 s hatte der Löser %2 Schritte gemacht, mehr als ein Lauf machen darf.</translation>
        </message>
        <message>
            <source>At %1 s no potentials could be found that carry a current of %2 A.</source>
            <translation>Bei %1 s ließen sich keine Potentiale finden, die einen Strom von %2 A tragen.</translation>
        </message>
        <message>
            <source>%1: this is not a text file; expected a table of delimited text such as CSV.</source>
            <translation>%1: das ist keine Textdatei; erwartet: eine Tabelle mit Trennzeichen wie CSV.</translation>
        </message>
        <message>
            <source>%1: there is no table of numbers in this file; expected rows with at least two numbers each.</source>
            <translation>%1: in dieser Datei ist keine Zahlentabelle; erwartet: Zeilen mit je mindestens zwei Zahlen.</translation>
        </message>
        <message>
            <source>%1: this is not a time series: none of the columns %2 is a time; expected columns of time, current and voltage.</source>
            <translation>%1: das ist keine Zeitreihe: keine der Spalten %2 ist eine Zeit; erwartet: Spalten für Zeit, Strom und Spannung.</translation>
        </message>
        <message>
            <source>%1: this is a table of open-circuit voltage (columns %2), not a time series; expected columns of time, current and voltage.</source>
            <translation>%1: das ist eine Tabelle der Leerlaufspannung (Spalten %2), keine Zeitreihe; erwartet: Spalten für Zeit, Strom und Spannung.</translation>
        </message>
        <message>
            <source>%1, line %2: there is no column of current among %3; name the column, or state a constant current such as "= 5 A".</source>
            <translation>%1, Zeile %2: unter %3 ist keine Spalte für den Strom; nennen Sie die Spalte oder einen konstanten Strom wie „= 5 A“.</translation>
        </message>
        <message>
            <source>%1, line %2: there is no column of voltage among %3; expected a name such as "Voltage [V]".</source>
            <translation>%1, Zeile %2: unter %3 ist keine Spalte für die Spannung; erwartet: ein Name wie „Voltage [V]“.</translation>
        </message>
        <message>
            <source>%1, line %2: there is no column "%3"; expected one of %4.</source>
            <translation>%1, Zeile %2: es gibt keine Spalte „%3“; erwartet: eine von %4.</translation>
        </message>
        <message>
            <source>%1: "%2" is no quantity that a column can hold; expected time, current, voltage, temperature, capacity, step, status or cycle.</source>
            <translation>%1: „%2“ ist keine Größe, die eine Spalte enthalten kann; erwartet: time, current, voltage, temperature, capacity, step, status oder cycle.</translation>
        </message>
        <message>
            <source>%1: "%2" of the column "%3" is not a known unit of %4; expected a unit such as s, min, h, A, mA, V, mV, degC or K.</source>
            <translation>%1: „%2“ der Spalte „%3“ ist keine bekannte Einheit für %4; erwartet: eine Einheit wie s, min, h, A, mA, V, mV, degC oder K.</translation>
        </message>
        <message>
            <source>%1: the file has %2 usable rows; expected at least 2 rows with time, current and voltage at different times.</source>
            <translation>%1: die Datei hat %2 brauchbare Zeilen; erwartet: mindestens 2 Zeilen mit Zeit, Strom und Spannung zu verschiedenen Zeiten.</translation>
        </message>
        <message>
            <source>%1, line %2: %3 of the %4 rows lack a number for time, current or voltage, this one first; expected numbers in most rows.</source>
            <translation>%1, Zeile %2: in %3 der %4 Zeilen fehlt eine Zahl für Zeit, Strom oder Spannung, hier zuerst; erwartet: Zahlen in den meisten Zeilen.</translation>
        </message>
        <message>
            <source>%1, line %2: the time goes back from %3 s to %4 s; expected times that increase.</source>
            <translation>%1, Zeile %2: die Zeit geht von %3 s auf %4 s zurück; erwartet: wachsende Zeiten.</translation>
        </message>
        <message>
            <source>%1, line %2: the time in "%3" starts again here (%4 times in the file), so it counts within steps; expected the time since the start of the test.</source>
            <translation>%1, Zeile %2: die Zeit in „%3“ beginnt hier neu (%4-mal in der Datei), sie zählt also je Schritt; erwartet: die Zeit seit Beginn der Messung.</translation>
        </message>
        <message>
            <source>%1, line %2: the columns %3 can each be the %4; which one is it?</source>
            <translation>%1, Zeile %2: jede der Spalten %3 kann %4 sein; welche ist es?</translation>
        </message>
        <message>
            <source>%1, line %2: is the column "%3" the %4? Only its unit speaks for it.</source>
            <translation>%1, Zeile %2: ist die Spalte „%3“ %4? Nur ihre Einheit spricht dafür.</translation>
        </message>
        <message>
            <source>%1, line %2: the column "%3" is in "%4", which is not a known unit; is it %5?</source>
            <translation>%1, Zeile %2: die Spalte „%3“ ist in „%4“, keiner bekannten Einheit; ist es %5?</translation>
        </message>
        <message>
            <source>%1, line %2: the column "%3" states no unit; %4 is assumed.</source>
            <translation>%1, Zeile %2: die Spalte „%3“ nennt keine Einheit; %4 wird angenommen.</translation>
        </message>
        <message>
            <source>%1: the columns have no names; is "%2" the %3?</source>
            <translation>%1: die Spalten haben keine Namen; ist „%2“ %3?</translation>
        </message>
        <message>
            <source>%1: whether a positive "%2" charges or discharges the cell cannot be seen from the voltage; which is it?</source>
            <translation>%1: ob ein positives „%2“ die Zelle lädt oder entlädt, ist an der Spannung nicht zu sehen; was gilt?</translation>
        </message>
        <message>
            <source>%1: "%2" is positive on charge and on discharge, and no column states the direction; which rows are discharge?</source>
            <translation>%1: „%2“ ist beim Laden und beim Entladen positiv, und keine Spalte nennt die Richtung; welche Zeilen sind Entladung?</translation>
        </message>
        <message>
            <source>A positive current is charge: the voltage follows it (%1 % of its moves agree).</source>
            <translation>Positiver Strom ist Laden: die Spannung folgt ihm (%1 % ihrer Bewegungen passen).</translation>
        </message>
        <message>
            <source>A positive current is discharge: the voltage moves against it (%1 % of its moves agree).</source>
            <translation>Positiver Strom ist Entladen: die Spannung bewegt sich gegen ihn (%1 % ihrer Bewegungen passen).</translation>
        </message>
        <message>
            <source>The current has no sign: the voltage both rises and falls while it is positive.</source>
            <translation>Der Strom hat kein Vorzeichen: die Spannung steigt und fällt, während er positiv ist.</translation>
        </message>
        <message>
            <source>The sign of the current cannot be seen from the voltage.</source>
            <translation>Das Vorzeichen des Stroms ist an der Spannung nicht zu sehen.</translation>
        </message>
        <message>
            <source>by its name "%1"</source>
            <translation>am Namen „%1“</translation>
        </message>
        <message>
            <source>by its name "%1" and its unit "%2"</source>
            <translation>am Namen „%1“ und an der Einheit „%2“</translation>
        </message>
        <message>
            <source>by the values in "%1"</source>
            <translation>an den Werten in „%1“</translation>
        </message>
        <message>
            <source>Event rows (range switch, stop) left out: %1.</source>
            <translation>Ereigniszeilen (Bereichswechsel, Halt) ausgelassen: %1.</translation>
        </message>
        <message>
            <source>Rows without numbers left out: %1, the first at line %2.</source>
            <translation>Zeilen ohne Zahlen ausgelassen: %1, die erste in Zeile %2.</translation>
        </message>
        <message>
            <source>Rows left out because the next row has the same time: %1, the first at line %2.</source>
            <translation>Zeilen ausgelassen, weil die nächste Zeile dieselbe Zeit hat: %1, die erste in Zeile %2.</translation>
        </message>
        <message>
            <source>The file has no current; %1 A, positive on discharge, was stated for all rows.</source>
            <translation>Die Datei hat keinen Strom; für alle Zeilen wurden %1 A angegeben, beim Entladen positiv.</translation>
        </message>
        <message>
            <source>The file has no column %1, which was stated for the %2; it was read without.</source>
            <translation>Die Datei hat keine Spalte %1, die für %2 angegeben war; sie wurde ohne sie gelesen.</translation>
        </message>
        <message>
            <source>The sign of "%1" was turned: discharge is positive here.</source>
            <translation>Das Vorzeichen von „%1“ wurde gedreht: Entladen ist hier positiv.</translation>
        </message>
        <message>
            <source>The direction of "%1" was taken from "%2".</source>
            <translation>Die Richtung von „%1“ wurde aus „%2“ genommen.</translation>
        </message>
        <message>
            <source>Temperatures in "%2" that were missing or impossible and replaced by the one before: %1.</source>
            <translation>Temperaturen in „%2“, die fehlten oder unmöglich waren und durch die vorige ersetzt wurden: %1.</translation>
        </message>
        <message>
            <source>The time in "%1" counts from a calendar date; it was made to start at zero.</source>
            <translation>Die Zeit in „%1“ zählt ab einem Kalenderdatum; sie wurde auf null gesetzt.</translation>
        </message>
        <message>
            <source>%1 of %2 rows repeat a time: the time may have been rounded when the file was written. Export it with more digits.</source>
            <translation>%1 von %2 Zeilen wiederholen eine Zeit: die Zeit wurde beim Schreiben vielleicht gerundet. Geben Sie sie mit mehr Stellen aus.</translation>
        </message>
        <message>
            <source>The temperatures in "%1" are impossible for a cell and are not used. Check its unit, and whether the sensor was connected.</source>
            <translation>Die Temperaturen in „%1“ sind für eine Zelle unmöglich und werden nicht benutzt. Prüfen Sie die Einheit und ob der Fühler angeschlossen war.</translation>
        </message>
        <message>
            <source>The current is zero in every row. Check that the right column was chosen.</source>
            <translation>Der Strom ist in jeder Zeile null. Prüfen Sie, ob die richtige Spalte gewählt ist.</translation>
        </message>
        <message>
            <source>The voltage is exactly zero in %1 of %2 rows. These rows may have been filled in; leave them out of the fit window.</source>
            <translation>Die Spannung ist in %1 von %2 Zeilen genau null. Diese Zeilen sind vielleicht aufgefüllt; lassen Sie sie aus dem Fenster heraus.</translation>
        </message>
        <message>
            <source>The voltage reaches %1 V. It is probably in mV; choose mV as its unit.</source>
            <translation>Die Spannung erreicht %1 V. Sie ist wahrscheinlich in mV; wählen Sie mV als Einheit.</translation>
        </message>
        <message>
            <source>The voltage lies outside 0 to 6 V in %1 of %2 rows and reaches %3 V. Check the column and its unit, or whether several cells are in series.</source>
            <translation>Die Spannung liegt in %1 von %2 Zeilen außerhalb von 0 bis 6 V und erreicht %3 V. Prüfen Sie Spalte und Einheit und ob mehrere Zellen in Reihe liegen.</translation>
        </message>
        <message>
            <source>The current reaches %1 A. It is probably in mA; choose mA as its unit.</source>
            <translation>Der Strom erreicht %1 A. Er ist wahrscheinlich in mA; wählen Sie mA als Einheit.</translation>
        </message>
        <message>
            <source>%1 Ah pass in one direction and all times are whole numbers far apart. The time is probably in ms; choose ms as its unit.</source>
            <translation>%1 Ah fließen in eine Richtung, und alle Zeiten sind ganze Zahlen weit auseinander. Die Zeit ist wahrscheinlich in ms; wählen Sie ms als Einheit.</translation>
        </message>
        <message>
            <source>%1 Ah pass in one direction, more than any cell holds. Check whether the current is in mA or the time in ms.</source>
            <translation>%1 Ah fließen in eine Richtung, mehr als eine Zelle fasst. Prüfen Sie, ob der Strom in mA oder die Zeit in ms ist.</translation>
        </message>
        <message>
            <source>The integral of the current is %1 Ah where the file records %2 Ah, a factor of %3. Check the unit of the current and of the time.</source>
            <translation>Das Integral des Stroms ist %1 Ah, die Datei verzeichnet %2 Ah, ein Faktor von %3. Prüfen Sie die Einheiten von Strom und Zeit.</translation>
        </message>
        <message>
            <source>%1 s without data begin at %2 s while a current flows. Choose a fit window that does not cross this gap.</source>
            <translation>Ab %2 s fehlen Daten für %1 s, während ein Strom fließt. Wählen Sie ein Fenster, das diese Lücke nicht enthält.</translation>
        </message>
        <message>
            <source>%1 did not reach its limit within %2 hours.</source>
            <translation>%1 hat seine Grenze nicht binnen %2 Stunden erreicht.</translation>
        </message>
        <message>
            <source>Step %1 of the protocol: found "%2"; expected %3.</source>
            <translation>Schritt %1 des Protokolls: „%2“ gefunden; erwartet: %3.</translation>
        </message>
        <message>
            <source>Step %1 of the protocol, "%2": something is missing at its end; expected %3.</source>
            <translation>Schritt %1 des Protokolls, „%2“: am Ende fehlt etwas; erwartet: %3.</translation>
        </message>
        <message>
            <source>The protocol ends after step %1; expected %2.</source>
            <translation>Das Protokoll endet nach Schritt %1; erwartet: %2.</translation>
        </message>
        <message>
            <source>The protocol is empty; expected steps such as "discharge at 1C until 2.5 V; rest for 1 h".</source>
            <translation>Das Protokoll ist leer; erwartet: Schritte wie „discharge at 1C until 2.5 V; rest for 1 h“.</translation>
        </message>
        <message>
            <source>Step %1 of the protocol: with its repeats the protocol has more than %2 steps; expected fewer.</source>
            <translation>Schritt %1 des Protokolls: mit seinen Wiederholungen hat es mehr als %2 Schritte; erwartet: weniger.</translation>
        </message>
    </context>
    <context>
        <name>QuantityParser</name>
        <message>
            <source>Only like units can be added.</source>
            <translation>Nur gleiche Einheiten lassen sich addieren.</translation>
        </message>
        <message>
            <source>An exponent is a plain number.</source>
            <translation>Ein Exponent ist eine Zahl ohne Einheit.</translation>
        </message>
        <message>
            <source>A bracket is not closed.</source>
            <translation>Eine Klammer ist nicht geschlossen.</translation>
        </message>
        <message>
            <source>Something is missing at the end.</source>
            <translation>Am Ende fehlt etwas.</translation>
        </message>
        <message>
            <source>This is not a number.</source>
            <translation>Das ist keine Zahl.</translation>
        </message>
        <message>
            <source>"%1" is not a unit known here.</source>
            <translation>„%1“ ist keine hier bekannte Einheit.</translation>
        </message>
        <message>
            <source>A number is expected.</source>
            <translation>Hier wird eine Zahl erwartet.</translation>
        </message>
        <message>
            <source>Write decimals with a point.</source>
            <translation>Dezimalstellen bitte mit Punkt schreiben.</translation>
        </message>
        <message>
            <source>Expected a quantity in %1.</source>
            <translation>Erwartet wird eine Größe in %1.</translation>
        </message>
        <message>
            <source>This is not a finite number.</source>
            <translation>Das ist keine endliche Zahl.</translation>
        </message>
    </context>
    <context>
        <name>interphase::CommandField</name>
        <message>
            <source>Search or run a command     Ctrl+K</source>
            <translation>Suchen oder Befehl ausführen     Strg+K</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Suchen oder Befehl ausführen</translation>
        </message>
    </context>
    <context>
        <name>interphase::CornerPlot</name>
        <message>
            <source>%1, posterior</source>
            <translation>%1, Posterior</translation>
        </message>
        <message>
            <source>%1, prior</source>
            <translation>%1, Prior</translation>
        </message>
        <message>
            <source>%1 % contour</source>
            <translation>%1-%-Kontur</translation>
        </message>
        <message>
            <source>draws</source>
            <translation>Ziehungen</translation>
        </message>
    </context>
    <context>
        <name>interphase::CurvePlot</name>
        <message>
            <source>Voltage</source>
            <translation>Spannung</translation>
        </message>
        <message>
            <source>data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Overpotential</source>
            <translation>Überspannung</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
    </context>
    <context>
        <name>interphase::DataPage</name>
        <message>
            <source>What was assumed</source>
            <translation>Was angenommen wurde</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Add files…</source>
            <translation>Dateien hinzufügen…</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
    </context>
    <context>
        <name>interphase::DensityEditor</name>
        <message>
            <source>Prior density</source>
            <translation>Prior-Dichte</translation>
        </message>
        <message>
            <source>Drag sideways to move the prior, up or down to narrow or widen it. The arrow keys do the same.</source>
            <translation>Seitlich ziehen verschiebt den Prior, nach oben oder unten macht ihn schmaler oder breiter. Die Pfeiltasten tun dasselbe.</translation>
        </message>
    </context>
    <context>
        <name>interphase::FileList</name>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>%1 · %2 rows</source>
            <translation>%1 · %2 Zeilen</translation>
        </message>
    </context>
    <context>
        <name>interphase::FreeDot</name>
        <message>
            <source>Free: estimated from the data. Click or press Space to change.</source>
            <translation>Frei: wird aus den Daten geschätzt. Klick oder Leertaste ändert das.</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>Frei</translation>
        </message>
    </context>
    <context>
        <name>interphase::HeatMapPlot</name>
        <message>
            <source>|cosine|</source>
            <translation>|Kosinus|</translation>
        </message>
    </context>
    <context>
        <name>interphase::IdentifyPage</name>
        <message>
            <source>What this experiment can tell</source>
            <translation>Was dieses Experiment verrät</translation>
        </message>
        <message>
            <source>Profiles, the others re-optimised at each point</source>
            <translation>Profile, die übrigen an jedem Punkt neu optimiert</translation>
        </message>
        <message>
            <source>dashed: 95 %</source>
            <translation>gestrichelt: 95 %</translation>
        </message>
        <message>
            <source>No profiles yet. They take longer and show what the local analysis cannot: flat and lopsided directions.</source>
            <translation>Noch keine Profile. Sie dauern länger und zeigen, was die lokale Analyse nicht kann: flache und schiefe Richtungen.</translation>
        </message>
        <message>
            <source>Analysis</source>
            <translation>Analyse</translation>
        </message>
        <message>
            <source>Analyse again</source>
            <translation>Erneut analysieren</translation>
        </message>
        <message>
            <source>Compute profiles</source>
            <translation>Profile berechnen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Sensitivities that look alike</source>
            <translation>Empfindlichkeiten, die sich gleichen</translation>
        </message>
        <message>
            <source>|cosine|</source>
            <translation>|Kosinus|</translation>
        </message>
        <message>
            <source>Sloppiest direction</source>
            <translation>Am wenigsten bestimmte Richtung</translation>
        </message>
        <message>
            <source>What would help</source>
            <translation>Was helfen würde</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>%1 bit</source>
            <translation>%1 bit</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Urteil</translation>
        </message>
        <message>
            <source>Relative sd</source>
            <translation>Relative Std.-Abw.</translation>
        </message>
        <message>
            <source>Gained</source>
            <translation>Gewinn</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
    </context>
    <context>
        <name>interphase::MainWindow</name>
        <message>
            <source>Comparing models is not part of this version yet.</source>
            <translation>Der Vergleich von Modellen gehört noch nicht zu dieser Version.</translation>
        </message>
        <message>
            <source>Following a cell over its life is not part of this version yet.</source>
            <translation>Eine Zelle über ihr Leben zu verfolgen gehört noch nicht zu dieser Version.</translation>
        </message>
    </context>
    <context>
        <name>interphase::MappingPanel</name>
        <message>
            <source>The first rows</source>
            <translation>Die ersten Zeilen</translation>
        </message>
        <message>
            <source>The current is positive on discharge</source>
            <translation>Der Strom ist beim Entladen positiv</translation>
        </message>
        <message>
            <source>The current is positive on charge</source>
            <translation>Der Strom ist beim Laden positiv</translation>
        </message>
        <message>
            <source>Which way does the current count?</source>
            <translation>Wie zählt der Strom?</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Einlesen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Which column is what?</source>
            <translation>Welche Spalte ist was?</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Column of %1</source>
            <translation>Spalte für %1</translation>
        </message>
        <message>
            <source>Unit of %1</source>
            <translation>Einheit für %1</translation>
        </message>
        <message>
            <source>sign of the current</source>
            <translation>Vorzeichen des Stroms</translation>
        </message>
        <message>
            <source>Still to be said: %1</source>
            <translation>Es fehlt noch: %1</translation>
        </message>
    </context>
    <context>
        <name>interphase::ModelPage</name>
        <message>
            <source>Find a parameter</source>
            <translation>Parameter suchen</translation>
        </message>
        <message>
            <source>Curve</source>
            <translation>Kurve</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Cell</source>
            <translation>Zelle</translation>
        </message>
        <message>
            <source>SPM, fastest</source>
            <translation>SPM, am schnellsten</translation>
        </message>
        <message>
            <source>SPMe, with electrolyte</source>
            <translation>SPMe, mit Elektrolyt</translation>
        </message>
        <message>
            <source>DFN, full</source>
            <translation>DFN, vollständig</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Parameters from a file…</source>
            <translation>Parameter aus einer Datei…</translation>
        </message>
    </context>
    <context>
        <name>interphase::ParameterGroup</name>
        <message>
            <source>%1 of %2 free</source>
            <translation>%1 von %2 frei</translation>
        </message>
        <message>
            <source>Fold</source>
            <translation>Zuklappen</translation>
        </message>
        <message>
            <source>Unfold</source>
            <translation>Aufklappen</translation>
        </message>
    </context>
    <context>
        <name>interphase::PlotMenu</name>
        <message>
            <source>&amp;Copy picture</source>
            <translation>Bild &amp;kopieren</translation>
        </message>
        <message>
            <source>&amp;Save picture as SVG, PDF or PNG…</source>
            <translation>Bild als SVG, PDF oder PNG &amp;speichern…</translation>
        </message>
        <message>
            <source>Save &amp;data as CSV…</source>
            <translation>&amp;Daten als CSV speichern…</translation>
        </message>
        <message>
            <source>&amp;Reset zoom</source>
            <translation>Ausschnitt &amp;zurücksetzen</translation>
        </message>
        <message>
            <source>Picture copied.</source>
            <translation>Bild kopiert.</translation>
        </message>
        <message>
            <source>Save picture</source>
            <translation>Bild speichern</translation>
        </message>
        <message>
            <source>Pictures (*.svg *.pdf *.png)</source>
            <translation>Bilder (*.svg *.pdf *.png)</translation>
        </message>
        <message>
            <source>Picture saved as %1.</source>
            <translation>Bild als %1 gespeichert.</translation>
        </message>
        <message>
            <source>%1 cannot be written.</source>
            <translation>%1 lässt sich nicht schreiben.</translation>
        </message>
        <message>
            <source>Save data</source>
            <translation>Daten speichern</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tabellen (*.csv)</translation>
        </message>
        <message>
            <source>Data saved as %1.</source>
            <translation>Daten als %1 gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>interphase::PlotView</name>
        <message>
            <source>, lower</source>
            <translation>, unten</translation>
        </message>
        <message>
            <source>, upper</source>
            <translation>, oben</translation>
        </message>
    </context>
    <context>
        <name>interphase::PosteriorPage</name>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>In words</source>
            <translation>In Worten</translation>
        </message>
        <message>
            <source>Advice</source>
            <translation>Rat</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Anzeigen</translation>
        </message>
        <message>
            <source>Prior, in grey and to the same scale</source>
            <translation>Prior, grau und im selben Maßstab</translation>
        </message>
        <message>
            <source>Contours that hold 50 and 90 %</source>
            <translation>Konturen, die 50 und 90 % enthalten</translation>
        </message>
        <message>
            <source>Draws</source>
            <translation>Ziehungen</translation>
        </message>
        <message>
            <source>Mean (sd)</source>
            <translation>Mittel (Std.-Abw.)</translation>
        </message>
        <message>
            <source>5, 50, 95 %</source>
            <translation>5, 50, 95 %</translation>
        </message>
        <message>
            <source>Gained</source>
            <translation>Gewinn</translation>
        </message>
        <message>
            <source>%1 bit over the prior</source>
            <translation>%1 bit gegenüber dem Prior</translation>
        </message>
        <message>
            <source>%1 draws</source>
            <translation>%1 Ziehungen</translation>
        </message>
    </context>
    <context>
        <name>interphase::PredictPage</name>
        <message>
            <source>Does it predict?</source>
            <translation>Sagt es voraus?</translation>
        </message>
        <message>
            <source>What would help</source>
            <translation>Was helfen würde</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Draws of the posterior that are solved for the bands.</source>
            <translation>Ziehungen des Posteriors, die für die Bänder gelöst werden.</translation>
        </message>
        <message>
            <source>Draws</source>
            <translation>Ziehungen</translation>
        </message>
        <message>
            <source>Compute</source>
            <translation>Berechnen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Compute again</source>
            <translation>Erneut berechnen</translation>
        </message>
    </context>
    <context>
        <name>interphase::PredictivePlot</name>
        <message>
            <source>90 % with noise</source>
            <translation>90 % mit Rauschen</translation>
        </message>
        <message>
            <source>90 % parameters</source>
            <translation>90 % Parameter</translation>
        </message>
        <message>
            <source>50 % parameters</source>
            <translation>50 % Parameter</translation>
        </message>
        <message>
            <source>draw</source>
            <translation>Ziehung</translation>
        </message>
        <message>
            <source>median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>data, fitted</source>
            <translation>Daten, angepasst</translation>
        </message>
        <message>
            <source>data, held out</source>
            <translation>Daten, zurückgehalten</translation>
        </message>
        <message>
            <source>residual, fitted</source>
            <translation>Residuum, angepasst</translation>
        </message>
        <message>
            <source>residual, held out</source>
            <translation>Residuum, zurückgehalten</translation>
        </message>
        <message>
            <source>Residual</source>
            <translation>Residuum</translation>
        </message>
        <message>
            <source>aleatoric share</source>
            <translation>aleatorischer Anteil</translation>
        </message>
        <message>
            <source>epistemic share</source>
            <translation>epistemischer Anteil</translation>
        </message>
        <message>
            <source>Variance</source>
            <translation>Varianz</translation>
        </message>
        <message>
            <source>noise: stays</source>
            <translation>Rauschen: bleibt</translation>
        </message>
        <message>
            <source>parameters: more data would reduce it</source>
            <translation>Parameter: mehr Daten würden es verkleinern</translation>
        </message>
        <message>
            <source>held out</source>
            <translation>zurückgehalten</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
    </context>
    <context>
        <name>interphase::PriorRow</name>
        <message>
            <source>mean</source>
            <translation>Mittel</translation>
        </message>
        <message>
            <source>median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>shape</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>sd</source>
            <translation>Std.-Abw.</translation>
        </message>
        <message>
            <source>sd of ln</source>
            <translation>Std.-Abw. des ln</translation>
        </message>
        <message>
            <source>scale</source>
            <translation>Skala</translation>
        </message>
        <message>
            <source>Make this a constant again</source>
            <translation>Wieder zur Konstanten machen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Uniform</source>
            <translation>Gleichverteilt</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Lognormal</source>
            <translation>Lognormal</translation>
        </message>
        <message>
            <source>Half-normal</source>
            <translation>Halbnormal</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gamma</translation>
        </message>
        <message>
            <source>Distribution</source>
            <translation>Verteilung</translation>
        </message>
        <message>
            <source>not below</source>
            <translation>nicht unter</translation>
        </message>
        <message>
            <source>not above</source>
            <translation>nicht über</translation>
        </message>
    </context>
    <context>
        <name>interphase::PriorsPage</name>
        <message>
            <source>What is known beforehand</source>
            <translation>Was vorher bekannt ist</translation>
        </message>
        <message>
            <source>What that says about the curve</source>
            <translation>Was das über die Kurve sagt</translation>
        </message>
        <message>
            <source>Advice</source>
            <translation>Rat</translation>
        </message>
        <message>
            <source>1 parameter</source>
            <translation>1 Parameter</translation>
        </message>
        <message>
            <source>%1 parameters</source>
            <translation>%1 Parameter</translation>
        </message>
        <message>
            <source>running…</source>
            <translation>läuft…</translation>
        </message>
    </context>
    <context>
        <name>interphase::ProfileGrid</name>
        <message>
            <source>log posterior</source>
            <translation>log Posterior</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
    </context>
    <context>
        <name>interphase::ProfileSetPlot</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
    </context>
    <context>
        <name>interphase::ReportPage</name>
        <message>
            <source>Sections</source>
            <translation>Abschnitte</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Ausgabe</translation>
        </message>
        <message>
            <source>Report as PDF…</source>
            <translation>Bericht als PDF…</translation>
        </message>
        <message>
            <source>Report as HTML…</source>
            <translation>Bericht als HTML…</translation>
        </message>
        <message>
            <source>Figures…</source>
            <translation>Abbildungen…</translation>
        </message>
        <message>
            <source>Draws as CSV…</source>
            <translation>Ziehungen als CSV…</translation>
        </message>
        <message>
            <source>Draws as NetCDF…</source>
            <translation>Ziehungen als NetCDF…</translation>
        </message>
        <message>
            <source>Parameters as BPX…</source>
            <translation>Parameter als BPX…</translation>
        </message>
        <message>
            <source>Definition as JSON…</source>
            <translation>Definition als JSON…</translation>
        </message>
        <message>
            <source>There is nothing to report here yet.</source>
            <translation>Hier gibt es noch nichts zu berichten.</translation>
        </message>
    </context>
    <context>
        <name>interphase::RunCard</name>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Stopped by a problem</source>
            <translation>Durch ein Problem beendet</translation>
        </message>
        <message>
            <source>Start sampling</source>
            <translation>Ziehen beginnen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Sample again</source>
            <translation>Erneut ziehen</translation>
        </message>
    </context>
    <context>
        <name>interphase::SamplePage</name>
        <message>
            <source>The chains appear here as they run.</source>
            <translation>Die Ketten erscheinen hier, sobald sie laufen.</translation>
        </message>
        <message>
            <source>Advice</source>
            <translation>Rat</translation>
        </message>
        <message>
            <source>Solves</source>
            <translation>Lösungen</translation>
        </message>
    </context>
    <context>
        <name>interphase::SamplerCard</name>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>Independent</source>
            <translation>Unabhängig</translation>
        </message>
        <message>
            <source>Correlated in time</source>
            <translation>Zeitlich korreliert</translation>
        </message>
        <message>
            <source>Chains</source>
            <translation>Ketten</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>Einlaufen</translation>
        </message>
        <message>
            <source>Draws</source>
            <translation>Ziehungen</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>Startpunkte</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startzahl</translation>
        </message>
        <message>
            <source>Draws of each chain that tune the sampler and are not kept.</source>
            <translation>Ziehungen jeder Kette, die den Sampler einstellen und nicht behalten werden.</translation>
        </message>
        <message>
            <source>Draws of each chain that are kept.</source>
            <translation>Ziehungen jeder Kette, die behalten werden.</translation>
        </message>
        <message>
            <source>Starting points of the search for the most probable parameters.</source>
            <translation>Startpunkte der Suche nach den wahrscheinlichsten Parametern.</translation>
        </message>
        <message>
            <source>Stop the run to change how it samples.</source>
            <translation>Zum Ändern bitte den Lauf anhalten.</translation>
        </message>
    </context>
    <context>
        <name>interphase::StartPage</name>
        <message>
            <source>Examples</source>
            <translation>Beispiele</translation>
        </message>
        <message>
            <source>Recent studies</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>What do your battery data say?</source>
            <translation>Was sagen Ihre Batteriedaten?</translation>
        </message>
        <message>
            <source>Drop in what your cycler wrote, choose a cell and a model, state what you know. Interphase finds the parameters that agree with the data, and how sure that is.</source>
            <translation>Legen Sie ab, was Ihr Prüfstand geschrieben hat, wählen Sie Zelle und Modell, sagen Sie, was Sie wissen. Interphase findet die Parameter, die zu den Daten passen, und wie sicher das ist.</translation>
        </message>
        <message>
            <source>New study</source>
            <translation>Neue Studie</translation>
        </message>
        <message>
            <source>Open a study…</source>
            <translation>Studie öffnen…</translation>
        </message>
        <message>
            <source>This study</source>
            <translation>Diese Studie</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>What was measured, on which cell, and why</source>
            <translation>Was gemessen wurde, an welcher Zelle, und warum</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open example %1</source>
            <translation>Beispiel %1 öffnen</translation>
        </message>
        <message>
            <source>Open study %1</source>
            <translation>Studie %1 öffnen</translation>
        </message>
    </context>
    <context>
        <name>interphase::StatusLine</name>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
    </context>
    <context>
        <name>interphase::StepItem</name>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>bereit</translation>
        </message>
        <message>
            <source>running, %1 %</source>
            <translation>läuft, %1 %</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>out of date</source>
            <translation>veraltet</translation>
        </message>
        <message>
            <source>out of date: %1</source>
            <translation>veraltet: %1</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
    </context>
    <context>
        <name>interphase::SummaryTable</name>
        <message>
            <source>Symbol</source>
            <translation>Symbol</translation>
        </message>
        <message>
            <source>mean (sd)</source>
            <translation>Mittel (Std.)</translation>
        </message>
        <message>
            <source>R-hat</source>
            <translation>R-hat</translation>
        </message>
        <message>
            <source>ESS</source>
            <translation>ESS</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
    </context>
    <context>
        <name>interphase::TimeStackPlot</name>
        <message>
            <source>fitted</source>
            <translation>angepasst</translation>
        </message>
        <message>
            <source>held out</source>
            <translation>zurückgehalten</translation>
        </message>
        <message>
            <source>Current</source>
            <translation>Strom</translation>
        </message>
        <message>
            <source>Voltage</source>
            <translation>Spannung</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
    </context>
    <context>
        <name>interphase::TitleBar</name>
        <message>
            <source>No jobs</source>
            <translation>Keine Aufgaben</translation>
        </message>
        <message>
            <source>1 job</source>
            <translation>1 Aufgabe</translation>
        </message>
        <message>
            <source>%1 jobs</source>
            <translation>%1 Aufgaben</translation>
        </message>
        <message>
            <source>, %1 %</source>
            <translation>, %1 %</translation>
        </message>
        <message>
            <source>Stop %1%2</source>
            <translation>%1%2 anhalten</translation>
        </message>
    </context>
    <context>
        <name>interphase::TracePlot</name>
        <message>
            <source>R-hat not known yet</source>
            <translation>R-hat noch unbekannt</translation>
        </message>
        <message>
            <source>R-hat %1 · ESS %2</source>
            <translation>R-hat %1 · ESS %2</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>Ziehung</translation>
        </message>
        <message>
            <source>%1, chain %2</source>
            <translation>%1, Kette %2</translation>
        </message>
        <message>
            <source>R-hat of %1</source>
            <translation>R-hat von %1</translation>
        </message>
    </context>
    <context>
        <name>interphase::ValueField</name>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>Expected a value between %1 and %2.</source>
            <translation>Erwartet wird ein Wert zwischen %1 und %2.</translation>
        </message>
    </context>
    <context>
        <name>interphase::WindowActions</name>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Cell &amp; model</source>
            <translation>Zelle &amp; Modell</translation>
        </message>
        <message>
            <source>Priors</source>
            <translation>Priors</translation>
        </message>
        <message>
            <source>Identify</source>
            <translation>Bestimmbarkeit</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>Ziehen</translation>
        </message>
        <message>
            <source>Posterior</source>
            <translation>Posterior</translation>
        </message>
        <message>
            <source>Predict</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleich</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>&amp;New study</source>
            <translation>&amp;Neue Studie</translation>
        </message>
        <message>
            <source>&amp;Open study…</source>
            <translation>Studie ö&amp;ffnen…</translation>
        </message>
        <message>
            <source>Add &amp;data files…</source>
            <translation>&amp;Daten hinzufügen…</translation>
        </message>
        <message>
            <source>Save a &amp;copy…</source>
            <translation>&amp;Kopie speichern…</translation>
        </message>
        <message>
            <source>&amp;Export report…</source>
            <translation>B&amp;ericht ausgeben…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>&amp;Next page</source>
            <translation>&amp;Nächste Seite</translation>
        </message>
        <message>
            <source>&amp;Previous page</source>
            <translation>&amp;Vorige Seite</translation>
        </message>
        <message>
            <source>Side &amp;panel</source>
            <translation>Seiten&amp;leiste</translation>
        </message>
        <message>
            <source>&amp;Search or run a command</source>
            <translation>&amp;Suchen oder Befehl ausführen</translation>
        </message>
        <message>
            <source>&amp;Analyse identifiability</source>
            <translation>&amp;Bestimmbarkeit analysieren</translation>
        </message>
        <message>
            <source>Compute &amp;profiles</source>
            <translation>&amp;Profile berechnen</translation>
        </message>
        <message>
            <source>&amp;Start sampling</source>
            <translation>&amp;Ziehen beginnen</translation>
        </message>
        <message>
            <source>Pa&amp;use or resume sampling</source>
            <translation>Ziehen anhalten oder fort&amp;setzen</translation>
        </message>
        <message>
            <source>S&amp;top sampling</source>
            <translation>Ziehen &amp;beenden</translation>
        </message>
        <message>
            <source>Compute the p&amp;rediction</source>
            <translation>&amp;Vorhersage berechnen</translation>
        </message>
        <message>
            <source>&amp;Guide</source>
            <translation>&amp;Anleitung</translation>
        </message>
        <message>
            <source>&amp;About Interphase</source>
            <translation>Ü&amp;ber Interphase</translation>
        </message>
        <message>
            <source>Theme as the &amp;system</source>
            <translation>Farben wie das &amp;System</translation>
        </message>
        <message>
            <source>&amp;Light theme</source>
            <translation>&amp;Hell</translation>
        </message>
        <message>
            <source>&amp;Dark theme</source>
            <translation>&amp;Dunkel</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>Open e&amp;xample</source>
            <translation>&amp;Beispiel öffnen</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Farben</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Rechnen</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Example: %1</source>
            <translation>Beispiel: %1</translation>
        </message>
    </context>
    <context>
        <name>interphase::WindowCard</name>
        <message>
            <source>Windows</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Anpassen</translation>
        </message>
        <message>
            <source>At most this many points of the window are fitted, thinned evenly.</source>
            <translation>Höchstens so viele Punkte des Fensters werden angepasst, gleichmäßig ausgedünnt.</translation>
        </message>
        <message>
            <source>Points fitted</source>
            <translation>Angepasste Punkte</translation>
        </message>
        <message>
            <source>Keep a part back to judge predictions</source>
            <translation>Einen Teil für die Prüfung zurückhalten</translation>
        </message>
        <message>
            <source>Held out</source>
            <translation>Zurückgehalten</translation>
        </message>
        <message>
            <source>%1, begin</source>
            <translation>%1, Anfang</translation>
        </message>
        <message>
            <source>%1, end</source>
            <translation>%1, Ende</translation>
        </message>
        <message>
            <source>to</source>
            <translation>bis</translation>
        </message>
    </context>
</TS>
