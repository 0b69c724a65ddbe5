<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
    <context>
        <name>AgeingViews</name>
        <message>
            <source>Resistance</source>
            <translation>Widerstand</translation>
        </message>
        <message>
            <source>SEI</source>
            <translation>SEI</translation>
        </message>
        <message>
            <source>SEI thickness</source>
            <translation>SEI-Dicke</translation>
        </message>
        <message>
            <source>Lithium lost</source>
            <translation>Verlorenes Lithium</translation>
        </message>
        <message>
            <source>in the SEI</source>
            <translation>in der SEI</translation>
        </message>
        <message>
            <source>plated</source>
            <translation>abgeschieden</translation>
        </message>
        <message>
            <source>dead</source>
            <translation>tot</translation>
        </message>
        <message>
            <source>Active material</source>
            <translation>Aktivmaterial</translation>
        </message>
        <message>
            <source>negative</source>
            <translation>negativ</translation>
        </message>
        <message>
            <source>positive</source>
            <translation>positiv</translation>
        </message>
        <message>
            <source>Cycles</source>
            <translation>Zyklen</translation>
        </message>
        <message>
            <source>%1, %2 days</source>
            <translation>%1, %2 Tage</translation>
        </message>
        <message>
            <source>Lithium plated</source>
            <translation>Lithium abgeschieden</translation>
        </message>
        <message>
            <source>No cycle was skipped: their changes are not small and steady enough for that.</source>
            <translation>Kein Zyklus wurde übersprungen: ihre Änderungen sind dafür nicht klein und stetig genug.</translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation>Kapazität</translation>
        </message>
        <message>
            <source>Compared with cycle 2: the first begins at rest.</source>
            <translation>Verglichen mit Zyklus 2: der erste beginnt aus der Ruhe.</translation>
        </message>
        <message>
            <source>%1 of %2 cycles were skipped (shaded); that changes the capacity by at most some %3.</source>
            <translation>%1 von %2 Zyklen wurden übersprungen (schattiert); das ändert die Kapazität um höchstens etwa %3.</translation>
        </message>
        <message>
            <source>in lost material</source>
            <translation>im verlor. Material</translation>
        </message>
        <message>
            <source>lost in all</source>
            <translation>verloren insgesamt</translation>
        </message>
        <message>
            <source>plated, comes back</source>
            <translation>reversibles Plating</translation>
        </message>
        <message>
            <source>Lithium</source>
            <translation>Lithium</translation>
        </message>
    </context>
    <context>
        <name>DataViews</name>
        <message>
            <source>charge</source>
            <translation>Laden</translation>
        </message>
        <message>
            <source>discharge</source>
            <translation>Entladen</translation>
        </message>
        <message>
            <source>rest</source>
            <translation>Ruhe</translation>
        </message>
        <message>
            <source>profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>units plausible</source>
            <translation>Einheiten plausibel</translation>
        </message>
        <message>
            <source>have a look at the doubts</source>
            <translation>bitte die Zweifel ansehen</translation>
        </message>
        <message>
            <source>sign agrees with the voltage</source>
            <translation>Vorzeichen passt zur Spannung</translation>
        </message>
        <message>
            <source>sign looks reversed</source>
            <translation>Vorzeichen wirkt vertauscht</translation>
        </message>
        <message>
            <source>sign as stated</source>
            <translation>Vorzeichen wie angegeben</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
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
            <source>The model does not predict a temperature: choose lumped or distributed heat on the page Cell &amp; model.</source>
            <translation>Das Modell sagt keine Temperatur voraus: auf der Seite Zelle &amp; Modell eine Temperatur oder Wärmeleitung wählen.</translation>
        </message>
    </context>
    <context>
        <name>DetailViews</name>
        <message>
            <source>solid diffusion −</source>
            <translation>Feststoffdiffusion −</translation>
        </message>
        <message>
            <source>solid diffusion +</source>
            <translation>Feststoffdiffusion +</translation>
        </message>
        <message>
            <source>Solid diffusion, negative</source>
            <translation>Feststoffdiffusion, negativ</translation>
        </message>
        <message>
            <source>Solid diffusion, positive</source>
            <translation>Feststoffdiffusion, positiv</translation>
        </message>
        <message>
            <source>reaction −</source>
            <translation>Reaktion −</translation>
        </message>
        <message>
            <source>reaction +</source>
            <translation>Reaktion +</translation>
        </message>
        <message>
            <source>film</source>
            <translation>Film</translation>
        </message>
        <message>
            <source>electrolyte conc.</source>
            <translation>Elektrolyt, Konz.</translation>
        </message>
        <message>
            <source>electrolyte ohmic</source>
            <translation>Elektrolyt, ohmsch</translation>
        </message>
        <message>
            <source>solid ohmic</source>
            <translation>Festkörper, ohmsch</translation>
        </message>
        <message>
            <source>contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>reaction</source>
            <translation>Reaktion</translation>
        </message>
        <message>
            <source>reversible</source>
            <translation>reversibel</translation>
        </message>
        <message>
            <source>hysteresis</source>
            <translation>Hysterese</translation>
        </message>
        <message>
            <source>Electrolyte concentration</source>
            <translation>Elektrolytkonzentration</translation>
        </message>
        <message>
            <source>Electrolyte potential</source>
            <translation>Elektrolytpotential</translation>
        </message>
        <message>
            <source>Solid potential</source>
            <translation>Festkörperpotential</translation>
        </message>
        <message>
            <source>Reaction current density</source>
            <translation>Reaktionsstromdichte</translation>
        </message>
        <message>
            <source>Surface stoichiometry</source>
            <translation>Stöchiometrie an der Oberfläche</translation>
        </message>
        <message>
            <source>Stoichiometry, negative</source>
            <translation>Stöchiometrie, negativ</translation>
        </message>
        <message>
            <source>Stoichiometry, positive</source>
            <translation>Stöchiometrie, positiv</translation>
        </message>
        <message>
            <source>Stoichiometry, negative, at the collector</source>
            <translation>Stöchiometrie, negativ, am Ableiter</translation>
        </message>
        <message>
            <source>Stoichiometry, negative, at the separator</source>
            <translation>Stöchiometrie, negativ, am Separator</translation>
        </message>
        <message>
            <source>Stoichiometry, positive, at the separator</source>
            <translation>Stöchiometrie, positiv, am Separator</translation>
        </message>
        <message>
            <source>Stoichiometry, positive, at the collector</source>
            <translation>Stöchiometrie, positiv, am Ableiter</translation>
        </message>
        <message>
            <source>Along x</source>
            <translation>Entlang x</translation>
        </message>
        <message>
            <source>Along r</source>
            <translation>Entlang r</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Ort</translation>
        </message>
        <message>
            <source>Radius, relative</source>
            <translation>Radius, relativ</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Heat</source>
            <translation>Wärme</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Rates</source>
            <translation>Raten</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Rate</translation>
        </message>
        <message>
            <source>Capacity that a discharge takes, from full</source>
            <translation>Entnehmbare Ladung, ab voll</translation>
        </message>
        <message>
            <source>Charge before lithium may plate, from empty</source>
            <translation>Ladung, bevor sich Lithium abscheiden kann, ab leer</translation>
        </message>
        <message>
            <source>Open-circuit voltage</source>
            <translation>Leerlaufspannung</translation>
        </message>
        <message>
            <source>Reaction overpotential, negative</source>
            <translation>Reaktionsüberspannung, negativ</translation>
        </message>
        <message>
            <source>Reaction overpotential, positive</source>
            <translation>Reaktionsüberspannung, positiv</translation>
        </message>
        <message>
            <source>Voltage over films</source>
            <translation>Spannung über Filmen</translation>
        </message>
        <message>
            <source>Concentration overpotential of the electrolyte</source>
            <translation>Konzentrationsüberspannung des Elektrolyten</translation>
        </message>
        <message>
            <source>Ohmic, electrolyte</source>
            <translation>Ohmsch, Elektrolyt</translation>
        </message>
        <message>
            <source>Ohmic, solid</source>
            <translation>Ohmsch, Festkörper</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontakte</translation>
        </message>
        <message>
            <source>Negative electrode against the reference</source>
            <translation>Negative Elektrode gegen die Referenz</translation>
        </message>
        <message>
            <source>Positive electrode against the reference</source>
            <translation>Positive Elektrode gegen die Referenz</translation>
        </message>
        <message>
            <source>Lowest plating potential</source>
            <translation>Niedrigstes Plating-Potential</translation>
        </message>
        <message>
            <source>Heat, all sources</source>
            <translation>Wärme, alle Quellen</translation>
        </message>
        <message>
            <source>Heat, ohmic in the electrolyte</source>
            <translation>Wärme, ohmsch im Elektrolyten</translation>
        </message>
        <message>
            <source>Heat, diffusion potential</source>
            <translation>Wärme, Diffusionspotential</translation>
        </message>
        <message>
            <source>Heat, ohmic in the solid</source>
            <translation>Wärme, ohmsch im Feststoff</translation>
        </message>
        <message>
            <source>Heat, contacts</source>
            <translation>Wärme, Kontakte</translation>
        </message>
        <message>
            <source>Heat, reaction</source>
            <translation>Wärme, Reaktion</translation>
        </message>
        <message>
            <source>Heat, reversible</source>
            <translation>Wärme, reversibel</translation>
        </message>
        <message>
            <source>Heat, hysteresis</source>
            <translation>Wärme, Hysterese</translation>
        </message>
        <message>
            <source>Core temperature</source>
            <translation>Kerntemperatur</translation>
        </message>
        <message>
            <source>Surface temperature</source>
            <translation>Oberflächentemperatur</translation>
        </message>
        <message>
            <source>SEI thickness</source>
            <translation>Dicke der SEI</translation>
        </message>
        <message>
            <source>Lithium in the SEI</source>
            <translation>Lithium in der SEI</translation>
        </message>
        <message>
            <source>Plated lithium</source>
            <translation>Abgeschiedenes Lithium</translation>
        </message>
        <message>
            <source>Dead lithium</source>
            <translation>Totes Lithium</translation>
        </message>
        <message>
            <source>Active material left, negative</source>
            <translation>Verbliebenes Aktivmaterial, negativ</translation>
        </message>
        <message>
            <source>Active material left, positive</source>
            <translation>Verbliebenes Aktivmaterial, positiv</translation>
        </message>
        <message>
            <source>Hysteresis state, negative</source>
            <translation>Hysteresezustand, negativ</translation>
        </message>
        <message>
            <source>Hysteresis state, positive</source>
            <translation>Hysteresezustand, positiv</translation>
        </message>
        <message>
            <source>Over time</source>
            <translation>Zeitverlauf</translation>
        </message>
        <message>
            <source>Overpotential against equilibrium</source>
            <translation>Überspannung gegen das Gleichgewicht</translation>
        </message>
        <message>
            <source>Overpotential of the reaction</source>
            <translation>Überspannung der Reaktion</translation>
        </message>
        <message>
            <source>Double-layer current density</source>
            <translation>Stromdichte der Doppelschicht</translation>
        </message>
        <message>
            <source>Lithium in %1</source>
            <translation>Lithium in %1</translation>
        </message>
        <message>
            <source>Current of %1</source>
            <translation>Strom von %1</translation>
        </message>
        <message>
            <source>negative</source>
            <translation>negativ</translation>
        </message>
        <message>
            <source>separator</source>
            <translation>Separator</translation>
        </message>
        <message>
            <source>positive</source>
            <translation>positiv</translation>
        </message>
        <message>
            <source>Lithium in the active material</source>
            <translation>Lithium im Aktivmaterial</translation>
        </message>
        <message>
            <source>Open porosity, negative electrode</source>
            <translation>Offene Porosität, negative Elektrode</translation>
        </message>
    </context>
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
            <source>%1, line %2: found &quot;%3&quot;; expected %4.</source>
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
            <source>%1, line %2, %3: unknown key; did you mean &quot;%4&quot;?</source>
            <translation>%1, Zeile %2, %3: unbekannter Schlüssel; ist „%4“ gemeint?</translation>
        </message>
        <message>
            <source>%1, line %2, %3: the key &quot;%4&quot; is missing; expected %5.</source>
            <translation>%1, Zeile %2, %3: der Schlüssel „%4“ fehlt; erwartet: %5.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: found %4; expected %5.</source>
            <translation>%1, Zeile %2, %3: %4 gefunden; erwartet: %5.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: &quot;%4&quot; is not a parameter of a cell; expected a BPX path such as &quot;%5&quot;.</source>
            <translation>%1, Zeile %2, %3: „%4“ ist kein Parameter einer Zelle; erwartet: ein BPX-Pfad wie „%5“.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: &quot;%4&quot; is not a parameter of a cell; did you mean &quot;%5&quot;?</source>
            <translation>%1, Zeile %2, %3: „%4“ ist kein Parameter einer Zelle; ist „%5“ gemeint?</translation>
        </message>
        <message>
            <source>%1, line %2, %3: &quot;%4&quot; is already at %5; expected each once.</source>
            <translation>%1, Zeile %2, %3: „%4“ steht schon bei %5; erwartet: jeder einmal.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: the hold-out window overlaps the fit window; expected two stretches of time without a common part.</source>
            <translation>%1, Zeile %2, %3: das zurückgehaltene Fenster überlappt das angepasste; erwartet: zwei Zeitabschnitte ohne gemeinsamen Teil.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: no part of this prior lies within the bounds of &quot;%4&quot;; expected some of it between %5 and %6.</source>
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
            <source>%1: the study has no %2 &quot;%3&quot;.</source>
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
            <source>%1: the key &quot;%2&quot; stands twice in one object; expected each key once.</source>
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
            <source>The model&apos;s prediction is not a finite number.</source>
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
            <source>%1, line %2: there is no column of current among %3; name the column, or state a constant current such as &quot;= 5 A&quot;.</source>
            <translation>%1, Zeile %2: unter %3 ist keine Spalte für den Strom; nennen Sie die Spalte oder einen konstanten Strom wie „= 5 A“.</translation>
        </message>
        <message>
            <source>%1, line %2: there is no column of voltage among %3; expected a name such as &quot;Voltage [V]&quot;.</source>
            <translation>%1, Zeile %2: unter %3 ist keine Spalte für die Spannung; erwartet: ein Name wie „Voltage [V]“.</translation>
        </message>
        <message>
            <source>%1, line %2: there is no column &quot;%3&quot;; expected one of %4.</source>
            <translation>%1, Zeile %2: es gibt keine Spalte „%3“; erwartet: eine von %4.</translation>
        </message>
        <message>
            <source>%1: &quot;%2&quot; is no quantity that a column can hold; expected time, current, voltage, temperature, capacity, step, status or cycle.</source>
            <translation>%1: „%2“ ist keine Größe, die eine Spalte enthalten kann; erwartet: time, current, voltage, temperature, capacity, step, status oder cycle.</translation>
        </message>
        <message>
            <source>%1: &quot;%2&quot; of the column &quot;%3&quot; is not a known unit of %4; expected a unit such as s, min, h, A, mA, V, mV, degC or K.</source>
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
            <source>%1, line %2: the time in &quot;%3&quot; starts again here (%4 times in the file), so it counts within steps; expected the time since the start of the test.</source>
            <translation>%1, Zeile %2: die Zeit in „%3“ beginnt hier neu (%4-mal in der Datei), sie zählt also je Schritt; erwartet: die Zeit seit Beginn der Messung.</translation>
        </message>
        <message>
            <source>%1, line %2: the columns %3 can each be the %4; which one is it?</source>
            <translation>%1, Zeile %2: jede der Spalten %3 kann %4 sein; welche ist es?</translation>
        </message>
        <message>
            <source>%1, line %2: is the column &quot;%3&quot; the %4? Only its unit speaks for it.</source>
            <translation>%1, Zeile %2: ist die Spalte „%3“ %4? Nur ihre Einheit spricht dafür.</translation>
        </message>
        <message>
            <source>%1, line %2: the column &quot;%3&quot; is in &quot;%4&quot;, which is not a known unit; is it %5?</source>
            <translation>%1, Zeile %2: die Spalte „%3“ ist in „%4“, keiner bekannten Einheit; ist es %5?</translation>
        </message>
        <message>
            <source>%1, line %2: the column &quot;%3&quot; states no unit; %4 is assumed.</source>
            <translation>%1, Zeile %2: die Spalte „%3“ nennt keine Einheit; %4 wird angenommen.</translation>
        </message>
        <message>
            <source>%1: the columns have no names; is &quot;%2&quot; the %3?</source>
            <translation>%1: die Spalten haben keine Namen; ist „%2“ %3?</translation>
        </message>
        <message>
            <source>%1: whether a positive &quot;%2&quot; charges or discharges the cell cannot be seen from the voltage; which is it?</source>
            <translation>%1: ob ein positives „%2“ die Zelle lädt oder entlädt, ist an der Spannung nicht zu sehen; was gilt?</translation>
        </message>
        <message>
            <source>%1: &quot;%2&quot; is positive on charge and on discharge, and no column states the direction; which rows are discharge?</source>
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
            <source>by its name &quot;%1&quot;</source>
            <translation>am Namen „%1“</translation>
        </message>
        <message>
            <source>by its name &quot;%1&quot; and its unit &quot;%2&quot;</source>
            <translation>am Namen „%1“ und an der Einheit „%2“</translation>
        </message>
        <message>
            <source>by the values in &quot;%1&quot;</source>
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
            <source>The sign of &quot;%1&quot; was turned: discharge is positive here.</source>
            <translation>Das Vorzeichen von „%1“ wurde gedreht: Entladen ist hier positiv.</translation>
        </message>
        <message>
            <source>The direction of &quot;%1&quot; was taken from &quot;%2&quot;.</source>
            <translation>Die Richtung von „%1“ wurde aus „%2“ genommen.</translation>
        </message>
        <message>
            <source>Temperatures in &quot;%2&quot; that were missing or impossible and replaced by the one before: %1.</source>
            <translation>Temperaturen in „%2“, die fehlten oder unmöglich waren und durch die vorige ersetzt wurden: %1.</translation>
        </message>
        <message>
            <source>The time in &quot;%1&quot; counts from a calendar date; it was made to start at zero.</source>
            <translation>Die Zeit in „%1“ zählt ab einem Kalenderdatum; sie wurde auf null gesetzt.</translation>
        </message>
        <message>
            <source>%1 of %2 rows repeat a time: the time may have been rounded when the file was written. Export it with more digits.</source>
            <translation>%1 von %2 Zeilen wiederholen eine Zeit: die Zeit wurde beim Schreiben vielleicht gerundet. Geben Sie sie mit mehr Stellen aus.</translation>
        </message>
        <message>
            <source>The temperatures in &quot;%1&quot; are impossible for a cell and are not used. Check its unit, and whether the sensor was connected.</source>
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
            <source>Step %1 of the protocol: found &quot;%2&quot;; expected %3.</source>
            <translation>Schritt %1 des Protokolls: „%2“ gefunden; erwartet: %3.</translation>
        </message>
        <message>
            <source>Step %1 of the protocol, &quot;%2&quot;: something is missing at its end; expected %3.</source>
            <translation>Schritt %1 des Protokolls, „%2“: am Ende fehlt etwas; erwartet: %3.</translation>
        </message>
        <message>
            <source>The protocol ends after step %1; expected %2.</source>
            <translation>Das Protokoll endet nach Schritt %1; erwartet: %2.</translation>
        </message>
        <message>
            <source>The protocol is empty; expected steps such as &quot;discharge at 1C until 2.5 V; rest for 1 h&quot;.</source>
            <translation>Das Protokoll ist leer; erwartet: Schritte wie „discharge at 1C until 2.5 V; rest for 1 h“.</translation>
        </message>
        <message>
            <source>Step %1 of the protocol: with its repeats the protocol has more than %2 steps; expected fewer.</source>
            <translation>Schritt %1 des Protokolls: mit seinen Wiederholungen hat es mehr als %2 Schritte; erwartet: weniger.</translation>
        </message>
        <message>
            <source>A current step has two rows at one time: the second was moved by 1 ms or less: %1, the first at line %2.</source>
            <translation>Ein Stromsprung hat zwei Zeilen zur selben Zeit: die zweite wurde um höchstens 1 ms verschoben: %1, die erste in Zeile %2.</translation>
        </message>
        <message>
            <source>At %1 s the electrolyte %2 micrometres from the negative collector had no salt left; the cell cannot carry what is asked of it any longer.</source>
            <translation>Bei %1 s hatte der Elektrolyt %2 Mikrometer vom negativen Ableiter kein Salz mehr; die Zelle kann nicht länger tragen, was von ihr verlangt wird.</translation>
        </message>
        <message>
            <source>At %1 s the surface of a particle had no lithium left; the cell cannot carry what is asked of it any longer.</source>
            <translation>Bei %1 s hatte die Oberfläche eines Partikels kein Lithium mehr; die Zelle kann nicht länger tragen, was von ihr verlangt wird.</translation>
        </message>
        <message>
            <source>At %1 s the surface of a particle was full of lithium; the cell cannot carry what is asked of it any longer.</source>
            <translation>Bei %1 s war die Oberfläche eines Partikels voll Lithium; die Zelle kann nicht länger tragen, was von ihr verlangt wird.</translation>
        </message>
        <message>
            <source>At %1 s no current was found at which the cell has %2 V.</source>
            <translation>Bei %1 s fand sich kein Strom, bei dem die Zelle %2 V hat.</translation>
        </message>
        <message>
            <source>At %1 s no current was found at which the cell gives %2 W; that may be more than it can.</source>
            <translation>Bei %1 s fand sich kein Strom, bei dem die Zelle %2 W abgibt; das ist vielleicht mehr, als sie kann.</translation>
        </message>
        <message>
            <source>At %1 s a voltage or a power cannot be set: single particles with a double layer have no resistance in between; give the cell a series resistance, or take the DFN.</source>
            <translation>Bei %1 s kann weder eine Spannung noch eine Leistung vorgegeben werden: Einzelpartikel mit Doppelschicht haben keinen Widerstand dazwischen; geben Sie der Zelle einen Serienwiderstand, oder nehmen Sie das DFN.</translation>
        </message>
        <message>
            <source>The evidence needs a prior that integrates to one, and this one does not; expected a proper, normalised prior for every parameter.</source>
            <translation>Die Evidenz braucht einen Prior, dessen Integral eins ist, und dieser ist es nicht; erwartet: ein echter, normierter Prior für jeden Parameter.</translation>
        </message>
        <message>
            <source>The model could be evaluated for only %1 of %2 draws from the prior; expected a prior nearer to where it can be.</source>
            <translation>Das Modell ließ sich nur für %1 von %2 Ziehungen aus dem Prior auswerten; erwartet: ein Prior näher an dem Bereich, in dem das gelingt.</translation>
        </message>
        <message>
            <source>The estimate of the evidence did not reach the posterior after %1 steps.</source>
            <translation>Die Schätzung der Evidenz erreichte den Posterior nach %1 Schritten nicht.</translation>
        </message>
        <message>
            <source>The data hardly tell %1 and %2 apart (Bayes factor %3).</source>
            <translation>Die Daten unterscheiden %1 und %2 kaum (Bayes-Faktor %3).</translation>
        </message>
        <message>
            <source>The data speak for %1 over %2 (Bayes factor %3).</source>
            <translation>Die Daten sprechen für %1 gegenüber %2 (Bayes-Faktor %3).</translation>
        </message>
        <message>
            <source>The data speak strongly for %1 over %2 (Bayes factor %3).</source>
            <translation>Die Daten sprechen stark für %1 gegenüber %2 (Bayes-Faktor %3).</translation>
        </message>
        <message>
            <source>The data speak very strongly for %1 over %2 (Bayes factor %3).</source>
            <translation>Die Daten sprechen sehr stark für %1 gegenüber %2 (Bayes-Faktor %3).</translation>
        </message>
        <message>
            <source>Whether the data speak for %1 or %2 cannot be said: the estimates of the evidence are too uncertain (log Bayes factor %3, standard error %4).</source>
            <translation>Ob die Daten für %1 oder %2 sprechen, lässt sich nicht sagen: die Schätzungen der Evidenz sind zu unsicher (Logarithmus des Bayes-Faktors %3, Standardfehler %4).</translation>
        </message>
        <message>
            <source>A polynomial cannot stand for the model: only %1 of its %2 points could be solved.</source>
            <translation>Kein Polynom kann für das Modell stehen: Nur %1 seiner %2 Punkte konnten gelöst werden.</translation>
        </message>
        <message>
            <source>No normal approximation along the path to the mode has a density at all of its draws.</source>
            <translation>Keine Normalnäherung auf dem Weg zum Modus hat an allen ihren Ziehungen eine Dichte.</translation>
        </message>
        <message>
            <source>%1, line %2, %3: %4; expected %5.</source>
            <translation>%1, Zeile %2, %3: %4; erwartet: %5.</translation>
        </message>
        <message>
            <source>The earlier posterior is nearly normal: the prior made of it gives no probability wrong by more than %1 % (%2).</source>
            <translation>Der frühere Posterior ist nahezu normal: der daraus gemachte Prior gibt keine Wahrscheinlichkeit um mehr als %1 % falsch an (%2).</translation>
        </message>
        <message>
            <source>The earlier posterior is not normal: the prior made of it gives some probabilities wrong by %1 % (%2).</source>
            <translation>Der frühere Posterior ist nicht normal: der daraus gemachte Prior gibt manche Wahrscheinlichkeit um %1 % falsch an (%2).</translation>
        </message>
    </context>
    <context>
        <name>NoiseKinds</name>
        <message>
            <source>Independent</source>
            <translation>Unabhängig</translation>
        </message>
        <message>
            <source>Correlated, AR(1)</source>
            <translation>Korreliert, AR(1)</translation>
        </message>
        <message>
            <source>Smooth model error</source>
            <translation>Glatter Modellfehler</translation>
        </message>
        <message>
            <source>Growing with time</source>
            <translation>Mit der Zeit wachsend</translation>
        </message>
        <message>
            <source>Drifting, random walk</source>
            <translation>Driftend, Irrfahrt</translation>
        </message>
        <message>
            <source>Heavy tails, Student&apos;s t</source>
            <translation>Ausreißer, Student-t</translation>
        </message>
        <message>
            <source>Stated covariance</source>
            <translation>Angegebene Kovarianz</translation>
        </message>
    </context>
    <context>
        <name>OpenCircuitViews</name>
        <message>
            <source>Negative, charged</source>
            <translation>Negativ, geladen</translation>
        </message>
        <message>
            <source>Share of %1</source>
            <translation>Anteil von %1</translation>
        </message>
        <message>
            <source>Negative, discharged</source>
            <translation>Negativ, entladen</translation>
        </message>
        <message>
            <source>Positive, charged</source>
            <translation>Positiv, geladen</translation>
        </message>
        <message>
            <source>Positive, discharged</source>
            <translation>Positiv, entladen</translation>
        </message>
        <message>
            <source>Negative capacity</source>
            <translation>Negative Kapazität</translation>
        </message>
        <message>
            <source>Positive capacity</source>
            <translation>Positive Kapazität</translation>
        </message>
        <message>
            <source>Lithium</source>
            <translation>Lithium</translation>
        </message>
        <message>
            <source>Resistance</source>
            <translation>Widerstand</translation>
        </message>
        <message>
            <source>At %1 the voltage is far from that at rest, and the fit knows only roughly what diffusion and kinetics cost. C/20 or slower is meant.</source>
            <translation>Bei %1 ist die Spannung weit von der in Ruhe entfernt, und die Anpassung kennt nur ungefähr, was Diffusion und Kinetik kosten. Gemeint ist C/20 oder langsamer.</translation>
        </message>
        <message>
            <source>It covers %1 % of the nominal capacity; the more, the better the windows are known.</source>
            <translation>Er umfasst %1 % der Nennkapazität; je mehr, desto besser sind die Fenster bekannt.</translation>
        </message>
        <message>
            <source>Residuals: rms %1, correlation %2; the intervals are widened for it.</source>
            <translation>Residuen: Effektivwert %1, Korrelation %2; die Intervalle sind dafür verbreitert.</translation>
        </message>
        <message>
            <source>The surfaces of the particles lead their means by %1 (negative) and %2 (positive), which is taken out; the intervals take %3 % of it for unknown.</source>
            <translation>Die Oberflächen der Partikel eilen ihren Mittelwerten um %1 (negativ) und %2 (positiv) voraus, was herausgerechnet ist; die Intervalle nehmen %3 % davon als unbekannt an.</translation>
        </message>
    </context>
    <context>
        <name>ParameterViews</name>
        <message>
            <source>Geometry</source>
            <translation>Geometrie</translation>
        </message>
        <message>
            <source>Negative electrode</source>
            <translation>Negative Elektrode</translation>
        </message>
        <message>
            <source>Separator</source>
            <translation>Separator</translation>
        </message>
        <message>
            <source>Positive electrode</source>
            <translation>Positive Elektrode</translation>
        </message>
        <message>
            <source>Electrolyte</source>
            <translation>Elektrolyt</translation>
        </message>
        <message>
            <source>Interface and contacts</source>
            <translation>Grenzfläche und Kontakte</translation>
        </message>
        <message>
            <source>Heat</source>
            <translation>Wärme</translation>
        </message>
        <message>
            <source>Ageing</source>
            <translation>Alterung</translation>
        </message>
        <message>
            <source>Second particles</source>
            <translation>Zweite Partikel</translation>
        </message>
        <message>
            <source>Third particles</source>
            <translation>Dritte Partikel</translation>
        </message>
        <message>
            <source>Fourth particles</source>
            <translation>Vierte Partikel</translation>
        </message>
    </context>
    <context>
        <name>Parameters</name>
        <message>
            <source>Electrode area</source>
            <translation>Elektrodenfläche</translation>
        </message>
        <message>
            <source>Electrode pairs in parallel</source>
            <translation>Parallele Elektrodenpaare</translation>
        </message>
        <message>
            <source>Series resistance of leads and contacts</source>
            <translation>Serienwiderstand von Zuleitungen und Kontakten</translation>
        </message>
        <message>
            <source>Electrolyte concentration at rest</source>
            <translation>Elektrolytkonzentration in Ruhe</translation>
        </message>
        <message>
            <source>Cation transference number</source>
            <translation>Überführungszahl der Kationen</translation>
        </message>
        <message>
            <source>Thermodynamic factor of the electrolyte</source>
            <translation>Thermodynamischer Faktor des Elektrolyten</translation>
        </message>
        <message>
            <source>Factor on the electrolyte conductivity</source>
            <translation>Faktor auf die Leitfähigkeit des Elektrolyten</translation>
        </message>
        <message>
            <source>Factor on the electrolyte diffusivity</source>
            <translation>Faktor auf den Diffusionskoeffizienten des Elektrolyten</translation>
        </message>
        <message>
            <source>Activation energy, electrolyte conductivity</source>
            <translation>Aktivierungsenergie, Leitfähigkeit des Elektrolyten</translation>
        </message>
        <message>
            <source>Activation energy, electrolyte diffusivity</source>
            <translation>Aktivierungsenergie, Diffusionskoeffizient des Elektrolyten</translation>
        </message>
        <message>
            <source>Thickness, negative electrode</source>
            <translation>Dicke, negative Elektrode</translation>
        </message>
        <message>
            <source>Particle radius, negative electrode</source>
            <translation>Partikelradius, negative Elektrode</translation>
        </message>
        <message>
            <source>Active material volume fraction, negative electrode</source>
            <translation>Volumenanteil des Aktivmaterials, negative Elektrode</translation>
        </message>
        <message>
            <source>Porosity, negative electrode</source>
            <translation>Porosität, negative Elektrode</translation>
        </message>
        <message>
            <source>Transport efficiency, negative electrode</source>
            <translation>Transporteffizienz, negative Elektrode</translation>
        </message>
        <message>
            <source>Effective electronic conductivity, negative electrode</source>
            <translation>Effektive elektronische Leitfähigkeit, negative Elektrode</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, negative particles</source>
            <translation>Höchste Lithiumkonzentration, negative Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, negative particles</source>
            <translation>Diffusionskoeffizient, negative Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, negative electrode</source>
            <translation>Reaktionsgeschwindigkeitskonstante, negative Elektrode</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of negative particles</source>
            <translation>Aktivierungsenergie, Diffusion in negativen Partikeln</translation>
        </message>
        <message>
            <source>Activation energy, reaction at the negative electrode</source>
            <translation>Aktivierungsenergie, Reaktion an der negativen Elektrode</translation>
        </message>
        <message>
            <source>Stoichiometry at SOC 0, negative electrode</source>
            <translation>Stöchiometrie bei SOC 0, negative Elektrode</translation>
        </message>
        <message>
            <source>Stoichiometry at SOC 1, negative electrode</source>
            <translation>Stöchiometrie bei SOC 1, negative Elektrode</translation>
        </message>
        <message>
            <source>Film resistance, negative particles</source>
            <translation>Filmwiderstand, negative Partikel</translation>
        </message>
        <message>
            <source>Double-layer capacity, negative particles</source>
            <translation>Doppelschichtkapazität, negative Partikel</translation>
        </message>
        <message>
            <source>Thickness, separator</source>
            <translation>Dicke, Separator</translation>
        </message>
        <message>
            <source>Porosity, separator</source>
            <translation>Porosität, Separator</translation>
        </message>
        <message>
            <source>Transport efficiency, separator</source>
            <translation>Transporteffizienz, Separator</translation>
        </message>
        <message>
            <source>Thickness, positive electrode</source>
            <translation>Dicke, positive Elektrode</translation>
        </message>
        <message>
            <source>Particle radius, positive electrode</source>
            <translation>Partikelradius, positive Elektrode</translation>
        </message>
        <message>
            <source>Active material volume fraction, positive electrode</source>
            <translation>Volumenanteil des Aktivmaterials, positive Elektrode</translation>
        </message>
        <message>
            <source>Porosity, positive electrode</source>
            <translation>Porosität, positive Elektrode</translation>
        </message>
        <message>
            <source>Transport efficiency, positive electrode</source>
            <translation>Transporteffizienz, positive Elektrode</translation>
        </message>
        <message>
            <source>Effective electronic conductivity, positive electrode</source>
            <translation>Effektive elektronische Leitfähigkeit, positive Elektrode</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, positive particles</source>
            <translation>Höchste Lithiumkonzentration, positive Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, positive particles</source>
            <translation>Diffusionskoeffizient, positive Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, positive electrode</source>
            <translation>Reaktionsgeschwindigkeitskonstante, positive Elektrode</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of positive particles</source>
            <translation>Aktivierungsenergie, Diffusion in positiven Partikeln</translation>
        </message>
        <message>
            <source>Activation energy, reaction at the positive electrode</source>
            <translation>Aktivierungsenergie, Reaktion an der positiven Elektrode</translation>
        </message>
        <message>
            <source>Stoichiometry at SOC 1, positive electrode</source>
            <translation>Stöchiometrie bei SOC 1, positive Elektrode</translation>
        </message>
        <message>
            <source>Stoichiometry at SOC 0, positive electrode</source>
            <translation>Stöchiometrie bei SOC 0, positive Elektrode</translation>
        </message>
        <message>
            <source>Film resistance, positive particles</source>
            <translation>Filmwiderstand, positive Partikel</translation>
        </message>
        <message>
            <source>Double-layer capacity, positive particles</source>
            <translation>Doppelschichtkapazität, positive Partikel</translation>
        </message>
        <message>
            <source>State of charge at the start</source>
            <translation>Ladezustand zu Beginn</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Reference temperature</source>
            <translation>Bezugstemperatur</translation>
        </message>
        <message>
            <source>Density of the cell</source>
            <translation>Dichte der Zelle</translation>
        </message>
        <message>
            <source>Specific heat capacity of the cell</source>
            <translation>Spezifische Wärmekapazität der Zelle</translation>
        </message>
        <message>
            <source>Volume of the cell</source>
            <translation>Volumen der Zelle</translation>
        </message>
        <message>
            <source>Cooled surface of the cell</source>
            <translation>Gekühlte Oberfläche der Zelle</translation>
        </message>
        <message>
            <source>Heat transfer coefficient</source>
            <translation>Wärmeübergangskoeffizient</translation>
        </message>
        <message>
            <source>Ambient temperature</source>
            <translation>Umgebungstemperatur</translation>
        </message>
        <message>
            <source>SEI thickness at the start</source>
            <translation>SEI-Dicke am Anfang</translation>
        </message>
        <message>
            <source>Molar volume of SEI</source>
            <translation>Molvolumen der SEI</translation>
        </message>
        <message>
            <source>Lithium in one mole of SEI</source>
            <translation>Lithium in einem Mol SEI</translation>
        </message>
        <message>
            <source>Resistivity of SEI</source>
            <translation>Spezifischer Widerstand der SEI</translation>
        </message>
        <message>
            <source>Activation energy, SEI growth</source>
            <translation>Aktivierungsenergie, SEI-Wachstum</translation>
        </message>
        <message>
            <source>Diffusivity of solvent in SEI</source>
            <translation>Diffusivität des Lösungsmittels in der SEI</translation>
        </message>
        <message>
            <source>Solvent concentration</source>
            <translation>Lösungsmittelkonzentration</translation>
        </message>
        <message>
            <source>Exchange current density, SEI</source>
            <translation>Austauschstromdichte, SEI</translation>
        </message>
        <message>
            <source>Barrier factor of tunnelling through SEI</source>
            <translation>Barrierefaktor des Tunnelns durch die SEI</translation>
        </message>
        <message>
            <source>Open-circuit potential, SEI</source>
            <translation>Ruhepotential, SEI</translation>
        </message>
        <message>
            <source>Diffusivity of lithium interstitials in SEI</source>
            <translation>Diffusivität von Zwischengitterlithium in der SEI</translation>
        </message>
        <message>
            <source>Reference concentration of lithium interstitials</source>
            <translation>Bezugskonzentration von Zwischengitterlithium</translation>
        </message>
        <message>
            <source>Electronic conductivity of SEI</source>
            <translation>Elektronische Leitfähigkeit der SEI</translation>
        </message>
        <message>
            <source>Rate constant, lithium plating</source>
            <translation>Ratenkonstante, Lithium-Plating</translation>
        </message>
        <message>
            <source>Transfer coefficient, plating</source>
            <translation>Durchtrittsfaktor, Plating</translation>
        </message>
        <message>
            <source>Rate at which plated lithium dies</source>
            <translation>Rate, mit der abgeschiedenes Lithium stirbt</translation>
        </message>
        <message>
            <source>Loss of active material with time, negative electrode</source>
            <translation>Verlust an Aktivmaterial mit der Zeit, negative Elektrode</translation>
        </message>
        <message>
            <source>Loss of active material with current, negative electrode</source>
            <translation>Verlust an Aktivmaterial mit dem Strom, negative Elektrode</translation>
        </message>
        <message>
            <source>Loss of active material with time, positive electrode</source>
            <translation>Verlust an Aktivmaterial mit der Zeit, positive Elektrode</translation>
        </message>
        <message>
            <source>Loss of active material with current, positive electrode</source>
            <translation>Verlust an Aktivmaterial mit dem Strom, positive Elektrode</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, negative electrode</source>
            <translation>Stöchiometrie am Anfang, negative Elektrode</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, positive electrode</source>
            <translation>Stöchiometrie am Anfang, positive Elektrode</translation>
        </message>
        <message>
            <source>Particle radius, second negative particles</source>
            <translation>Partikelradius, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, second negative particles</source>
            <translation>Volumenanteil des Aktivmaterials, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, second negative particles</source>
            <translation>Höchste Lithiumkonzentration, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, second negative particles</source>
            <translation>Diffusivität, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, second negative particles</source>
            <translation>Reaktionsratenkonstante, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of second negative particles</source>
            <translation>Aktivierungsenergie, Diffusivität zweiter negativer Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of second negative particles</source>
            <translation>Aktivierungsenergie, Reaktion zweiter negativer Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, second negative particles</source>
            <translation>Niedrigste Stöchiometrie, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, second negative particles</source>
            <translation>Höchste Stöchiometrie, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, second negative particles</source>
            <translation>Stöchiometrie am Anfang, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Particle radius, second positive particles</source>
            <translation>Partikelradius, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, second positive particles</source>
            <translation>Volumenanteil des Aktivmaterials, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, second positive particles</source>
            <translation>Höchste Lithiumkonzentration, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, second positive particles</source>
            <translation>Diffusivität, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, second positive particles</source>
            <translation>Reaktionsratenkonstante, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of second positive particles</source>
            <translation>Aktivierungsenergie, Diffusivität zweiter positiver Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of second positive particles</source>
            <translation>Aktivierungsenergie, Reaktion zweiter positiver Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, second positive particles</source>
            <translation>Niedrigste Stöchiometrie, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, second positive particles</source>
            <translation>Höchste Stöchiometrie, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, second positive particles</source>
            <translation>Stöchiometrie am Anfang, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, transference number</source>
            <translation>Aktivierungsenergie, Überführungszahl</translation>
        </message>
        <message>
            <source>Activation energy, thermodynamic factor</source>
            <translation>Aktivierungsenergie, thermodynamischer Faktor</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, negative particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, negative Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, negative particles</source>
            <translation>Anodischer Durchtrittsfaktor, negative Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, negative particles</source>
            <translation>Relative Streuung des Partikelradius, negative Partikel</translation>
        </message>
        <message>
            <source>Activation energy, electronic conductivity of the negative electrode</source>
            <translation>Aktivierungsenergie, elektronische Leitfähigkeit der negativen Elektrode</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, positive particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, positive Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, positive particles</source>
            <translation>Anodischer Durchtrittsfaktor, positive Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, positive particles</source>
            <translation>Relative Streuung des Partikelradius, positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, electronic conductivity of the positive electrode</source>
            <translation>Aktivierungsenergie, elektronische Leitfähigkeit der positiven Elektrode</translation>
        </message>
        <message>
            <source>Thermal conductivity of the cell through its thickness</source>
            <translation>Wärmeleitfähigkeit der Zelle durch ihre Dicke</translation>
        </message>
        <message>
            <source>Thickness of the cell between its cooled faces</source>
            <translation>Dicke der Zelle zwischen ihren gekühlten Flächen</translation>
        </message>
        <message>
            <source>Activation energy, lithium plating</source>
            <translation>Aktivierungsenergie, Lithium-Plating</translation>
        </message>
        <message>
            <source>Activation energy, loss of active material, negative electrode</source>
            <translation>Aktivierungsenergie, Verlust an Aktivmaterial, negative Elektrode</translation>
        </message>
        <message>
            <source>Activation energy, loss of active material, positive electrode</source>
            <translation>Aktivierungsenergie, Verlust an Aktivmaterial, positive Elektrode</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, second negative particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, second negative particles</source>
            <translation>Anodischer Durchtrittsfaktor, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, second negative particles</source>
            <translation>Relative Streuung des Partikelradius, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, second positive particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, second positive particles</source>
            <translation>Anodischer Durchtrittsfaktor, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, second positive particles</source>
            <translation>Relative Streuung des Partikelradius, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, negative particles</source>
            <translation>Abklingkonstante der Hysterese, negative Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, negative particles</source>
            <translation>Zustand der Hysterese am Anfang, negative Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, positive particles</source>
            <translation>Abklingkonstante der Hysterese, positive Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, positive particles</source>
            <translation>Zustand der Hysterese am Anfang, positive Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, second negative particles</source>
            <translation>Abklingkonstante der Hysterese, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, second negative particles</source>
            <translation>Zustand der Hysterese am Anfang, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, second positive particles</source>
            <translation>Abklingkonstante der Hysterese, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, second positive particles</source>
            <translation>Zustand der Hysterese am Anfang, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Particle radius, third negative particles</source>
            <translation>Partikelradius, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, third negative particles</source>
            <translation>Volumenanteil des Aktivmaterials, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, third negative particles</source>
            <translation>Höchste Lithiumkonzentration, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, third negative particles</source>
            <translation>Diffusivität, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, third negative particles</source>
            <translation>Reaktionsratenkonstante, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, third negative particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, third negative particles</source>
            <translation>Anodischer Durchtrittsfaktor, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, third negative particles</source>
            <translation>Relative Streuung des Partikelradius, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of third negative particles</source>
            <translation>Aktivierungsenergie, Diffusivität dritter negativer Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of third negative particles</source>
            <translation>Aktivierungsenergie, Reaktion dritter negativer Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, third negative particles</source>
            <translation>Niedrigste Stöchiometrie, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, third negative particles</source>
            <translation>Höchste Stöchiometrie, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, third negative particles</source>
            <translation>Stöchiometrie am Anfang, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, third negative particles</source>
            <translation>Abklingkonstante der Hysterese, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, third negative particles</source>
            <translation>Zustand der Hysterese am Anfang, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Particle radius, third positive particles</source>
            <translation>Partikelradius, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, third positive particles</source>
            <translation>Volumenanteil des Aktivmaterials, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, third positive particles</source>
            <translation>Höchste Lithiumkonzentration, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, third positive particles</source>
            <translation>Diffusivität, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, third positive particles</source>
            <translation>Reaktionsratenkonstante, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, third positive particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, third positive particles</source>
            <translation>Anodischer Durchtrittsfaktor, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, third positive particles</source>
            <translation>Relative Streuung des Partikelradius, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of third positive particles</source>
            <translation>Aktivierungsenergie, Diffusivität dritter positiver Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of third positive particles</source>
            <translation>Aktivierungsenergie, Reaktion dritter positiver Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, third positive particles</source>
            <translation>Niedrigste Stöchiometrie, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, third positive particles</source>
            <translation>Höchste Stöchiometrie, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, third positive particles</source>
            <translation>Stöchiometrie am Anfang, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, third positive particles</source>
            <translation>Abklingkonstante der Hysterese, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, third positive particles</source>
            <translation>Zustand der Hysterese am Anfang, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Particle radius, fourth negative particles</source>
            <translation>Partikelradius, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, fourth negative particles</source>
            <translation>Volumenanteil des Aktivmaterials, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, fourth negative particles</source>
            <translation>Höchste Lithiumkonzentration, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, fourth negative particles</source>
            <translation>Diffusivität, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, fourth negative particles</source>
            <translation>Reaktionsratenkonstante, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, fourth negative particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, fourth negative particles</source>
            <translation>Anodischer Durchtrittsfaktor, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, fourth negative particles</source>
            <translation>Relative Streuung des Partikelradius, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of fourth negative particles</source>
            <translation>Aktivierungsenergie, Diffusivität vierter negativer Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of fourth negative particles</source>
            <translation>Aktivierungsenergie, Reaktion vierter negativer Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, fourth negative particles</source>
            <translation>Niedrigste Stöchiometrie, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, fourth negative particles</source>
            <translation>Höchste Stöchiometrie, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, fourth negative particles</source>
            <translation>Stöchiometrie am Anfang, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, fourth negative particles</source>
            <translation>Abklingkonstante der Hysterese, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, fourth negative particles</source>
            <translation>Zustand der Hysterese am Anfang, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Particle radius, fourth positive particles</source>
            <translation>Partikelradius, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, fourth positive particles</source>
            <translation>Volumenanteil des Aktivmaterials, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, fourth positive particles</source>
            <translation>Höchste Lithiumkonzentration, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, fourth positive particles</source>
            <translation>Diffusivität, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, fourth positive particles</source>
            <translation>Reaktionsratenkonstante, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, fourth positive particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, fourth positive particles</source>
            <translation>Anodischer Durchtrittsfaktor, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, fourth positive particles</source>
            <translation>Relative Streuung des Partikelradius, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of fourth positive particles</source>
            <translation>Aktivierungsenergie, Diffusivität vierter positiver Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of fourth positive particles</source>
            <translation>Aktivierungsenergie, Reaktion vierter positiver Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, fourth positive particles</source>
            <translation>Niedrigste Stöchiometrie, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, fourth positive particles</source>
            <translation>Höchste Stöchiometrie, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, fourth positive particles</source>
            <translation>Stöchiometrie am Anfang, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, fourth positive particles</source>
            <translation>Abklingkonstante der Hysterese, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, fourth positive particles</source>
            <translation>Zustand der Hysterese am Anfang, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, negative electrode</source>
            <translation>Verschiebung des Entropiekoeffizienten, negative Elektrode</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, positive electrode</source>
            <translation>Verschiebung des Entropiekoeffizienten, positive Elektrode</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, second negative particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, zweite negative Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, second positive particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, zweite positive Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, third negative particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, dritte negative Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, third positive particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, dritte positive Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, fourth negative particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, vierte negative Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, fourth positive particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, vierte positive Partikel</translation>
        </message>
        <message>
            <source>Particle radius, fifth negative particles</source>
            <translation>Partikelradius, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, fifth negative particles</source>
            <translation>Volumenanteil des Aktivmaterials, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, fifth negative particles</source>
            <translation>Höchste Lithiumkonzentration, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, fifth negative particles</source>
            <translation>Diffusivität, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, fifth negative particles</source>
            <translation>Reaktionsratenkonstante, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, fifth negative particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, fifth negative particles</source>
            <translation>Anodischer Durchtrittsfaktor, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, fifth negative particles</source>
            <translation>Relative Streuung des Partikelradius, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of fifth negative particles</source>
            <translation>Aktivierungsenergie, Diffusivität fünfter negativer Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of fifth negative particles</source>
            <translation>Aktivierungsenergie, Reaktion fünfter negativer Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, fifth negative particles</source>
            <translation>Niedrigste Stöchiometrie, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, fifth negative particles</source>
            <translation>Höchste Stöchiometrie, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, fifth negative particles</source>
            <translation>Stöchiometrie am Anfang, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, fifth negative particles</source>
            <translation>Abklingkonstante der Hysterese, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, fifth negative particles</source>
            <translation>Zustand der Hysterese am Anfang, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Particle radius, fifth positive particles</source>
            <translation>Partikelradius, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, fifth positive particles</source>
            <translation>Volumenanteil des Aktivmaterials, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, fifth positive particles</source>
            <translation>Höchste Lithiumkonzentration, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, fifth positive particles</source>
            <translation>Diffusivität, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, fifth positive particles</source>
            <translation>Reaktionsratenkonstante, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, fifth positive particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, fifth positive particles</source>
            <translation>Anodischer Durchtrittsfaktor, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, fifth positive particles</source>
            <translation>Relative Streuung des Partikelradius, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of fifth positive particles</source>
            <translation>Aktivierungsenergie, Diffusivität fünfter positiver Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of fifth positive particles</source>
            <translation>Aktivierungsenergie, Reaktion fünfter positiver Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, fifth positive particles</source>
            <translation>Niedrigste Stöchiometrie, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, fifth positive particles</source>
            <translation>Höchste Stöchiometrie, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, fifth positive particles</source>
            <translation>Stöchiometrie am Anfang, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, fifth positive particles</source>
            <translation>Abklingkonstante der Hysterese, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, fifth positive particles</source>
            <translation>Zustand der Hysterese am Anfang, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, fifth negative particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, fünfte negative Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, fifth positive particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, fünfte positive Partikel</translation>
        </message>
        <message>
            <source>Particle radius, sixth negative particles</source>
            <translation>Partikelradius, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, sixth negative particles</source>
            <translation>Volumenanteil des Aktivmaterials, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, sixth negative particles</source>
            <translation>Höchste Lithiumkonzentration, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, sixth negative particles</source>
            <translation>Diffusivität, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, sixth negative particles</source>
            <translation>Reaktionsratenkonstante, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, sixth negative particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, sixth negative particles</source>
            <translation>Anodischer Durchtrittsfaktor, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, sixth negative particles</source>
            <translation>Relative Streuung des Partikelradius, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of sixth negative particles</source>
            <translation>Aktivierungsenergie, Diffusivität sechster negativer Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of sixth negative particles</source>
            <translation>Aktivierungsenergie, Reaktion sechster negativer Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, sixth negative particles</source>
            <translation>Niedrigste Stöchiometrie, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, sixth negative particles</source>
            <translation>Höchste Stöchiometrie, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, sixth negative particles</source>
            <translation>Stöchiometrie am Anfang, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, sixth negative particles</source>
            <translation>Abklingkonstante der Hysterese, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, sixth negative particles</source>
            <translation>Zustand der Hysterese am Anfang, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Particle radius, sixth positive particles</source>
            <translation>Partikelradius, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, sixth positive particles</source>
            <translation>Volumenanteil des Aktivmaterials, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, sixth positive particles</source>
            <translation>Höchste Lithiumkonzentration, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, sixth positive particles</source>
            <translation>Diffusivität, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, sixth positive particles</source>
            <translation>Reaktionsratenkonstante, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, sixth positive particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, sixth positive particles</source>
            <translation>Anodischer Durchtrittsfaktor, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, sixth positive particles</source>
            <translation>Relative Streuung des Partikelradius, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of sixth positive particles</source>
            <translation>Aktivierungsenergie, Diffusivität sechster positiver Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of sixth positive particles</source>
            <translation>Aktivierungsenergie, Reaktion sechster positiver Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, sixth positive particles</source>
            <translation>Niedrigste Stöchiometrie, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, sixth positive particles</source>
            <translation>Höchste Stöchiometrie, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, sixth positive particles</source>
            <translation>Stöchiometrie am Anfang, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, sixth positive particles</source>
            <translation>Abklingkonstante der Hysterese, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, sixth positive particles</source>
            <translation>Zustand der Hysterese am Anfang, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, sixth negative particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, sechste negative Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, sixth positive particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, sechste positive Partikel</translation>
        </message>
        <message>
            <source>Particle radius, seventh negative particles</source>
            <translation>Partikelradius, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, seventh negative particles</source>
            <translation>Volumenanteil des Aktivmaterials, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, seventh negative particles</source>
            <translation>Höchste Lithiumkonzentration, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, seventh negative particles</source>
            <translation>Diffusivität, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, seventh negative particles</source>
            <translation>Reaktionsratenkonstante, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, seventh negative particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, seventh negative particles</source>
            <translation>Anodischer Durchtrittsfaktor, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, seventh negative particles</source>
            <translation>Relative Streuung des Partikelradius, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of seventh negative particles</source>
            <translation>Aktivierungsenergie, Diffusivität siebter negativer Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of seventh negative particles</source>
            <translation>Aktivierungsenergie, Reaktion siebter negativer Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, seventh negative particles</source>
            <translation>Niedrigste Stöchiometrie, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, seventh negative particles</source>
            <translation>Höchste Stöchiometrie, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, seventh negative particles</source>
            <translation>Stöchiometrie am Anfang, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, seventh negative particles</source>
            <translation>Abklingkonstante der Hysterese, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, seventh negative particles</source>
            <translation>Zustand der Hysterese am Anfang, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Particle radius, seventh positive particles</source>
            <translation>Partikelradius, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, seventh positive particles</source>
            <translation>Volumenanteil des Aktivmaterials, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, seventh positive particles</source>
            <translation>Höchste Lithiumkonzentration, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, seventh positive particles</source>
            <translation>Diffusivität, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, seventh positive particles</source>
            <translation>Reaktionsratenkonstante, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, seventh positive particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, seventh positive particles</source>
            <translation>Anodischer Durchtrittsfaktor, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, seventh positive particles</source>
            <translation>Relative Streuung des Partikelradius, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of seventh positive particles</source>
            <translation>Aktivierungsenergie, Diffusivität siebter positiver Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of seventh positive particles</source>
            <translation>Aktivierungsenergie, Reaktion siebter positiver Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, seventh positive particles</source>
            <translation>Niedrigste Stöchiometrie, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, seventh positive particles</source>
            <translation>Höchste Stöchiometrie, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, seventh positive particles</source>
            <translation>Stöchiometrie am Anfang, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, seventh positive particles</source>
            <translation>Abklingkonstante der Hysterese, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, seventh positive particles</source>
            <translation>Zustand der Hysterese am Anfang, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, seventh negative particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, siebte negative Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, seventh positive particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, siebte positive Partikel</translation>
        </message>
        <message>
            <source>Particle radius, eighth negative particles</source>
            <translation>Partikelradius, achte negative Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, eighth negative particles</source>
            <translation>Volumenanteil des Aktivmaterials, achte negative Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, eighth negative particles</source>
            <translation>Höchste Lithiumkonzentration, achte negative Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, eighth negative particles</source>
            <translation>Diffusivität, achte negative Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, eighth negative particles</source>
            <translation>Reaktionsratenkonstante, achte negative Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, eighth negative particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, achte negative Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, eighth negative particles</source>
            <translation>Anodischer Durchtrittsfaktor, achte negative Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, eighth negative particles</source>
            <translation>Relative Streuung des Partikelradius, achte negative Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of eighth negative particles</source>
            <translation>Aktivierungsenergie, Diffusivität achter negativer Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of eighth negative particles</source>
            <translation>Aktivierungsenergie, Reaktion achter negativer Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, eighth negative particles</source>
            <translation>Niedrigste Stöchiometrie, achte negative Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, eighth negative particles</source>
            <translation>Höchste Stöchiometrie, achte negative Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, eighth negative particles</source>
            <translation>Stöchiometrie am Anfang, achte negative Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, eighth negative particles</source>
            <translation>Abklingkonstante der Hysterese, achte negative Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, eighth negative particles</source>
            <translation>Zustand der Hysterese am Anfang, achte negative Partikel</translation>
        </message>
        <message>
            <source>Particle radius, eighth positive particles</source>
            <translation>Partikelradius, achte positive Partikel</translation>
        </message>
        <message>
            <source>Active material volume fraction, eighth positive particles</source>
            <translation>Volumenanteil des Aktivmaterials, achte positive Partikel</translation>
        </message>
        <message>
            <source>Maximum lithium concentration, eighth positive particles</source>
            <translation>Höchste Lithiumkonzentration, achte positive Partikel</translation>
        </message>
        <message>
            <source>Diffusivity, eighth positive particles</source>
            <translation>Diffusivität, achte positive Partikel</translation>
        </message>
        <message>
            <source>Reaction rate constant, eighth positive particles</source>
            <translation>Reaktionsratenkonstante, achte positive Partikel</translation>
        </message>
        <message>
            <source>Exponent of lithium in the exchange current, eighth positive particles</source>
            <translation>Exponent des Lithiums im Austauschstrom, achte positive Partikel</translation>
        </message>
        <message>
            <source>Anodic charge transfer coefficient, eighth positive particles</source>
            <translation>Anodischer Durchtrittsfaktor, achte positive Partikel</translation>
        </message>
        <message>
            <source>Relative spread of the particle radius, eighth positive particles</source>
            <translation>Relative Streuung des Partikelradius, achte positive Partikel</translation>
        </message>
        <message>
            <source>Activation energy, diffusivity of eighth positive particles</source>
            <translation>Aktivierungsenergie, Diffusivität achter positiver Partikel</translation>
        </message>
        <message>
            <source>Activation energy, reaction of eighth positive particles</source>
            <translation>Aktivierungsenergie, Reaktion achter positiver Partikel</translation>
        </message>
        <message>
            <source>Lowest stoichiometry, eighth positive particles</source>
            <translation>Niedrigste Stöchiometrie, achte positive Partikel</translation>
        </message>
        <message>
            <source>Highest stoichiometry, eighth positive particles</source>
            <translation>Höchste Stöchiometrie, achte positive Partikel</translation>
        </message>
        <message>
            <source>Stoichiometry at the start, eighth positive particles</source>
            <translation>Stöchiometrie am Anfang, achte positive Partikel</translation>
        </message>
        <message>
            <source>Decay constant of the hysteresis, eighth positive particles</source>
            <translation>Abklingkonstante der Hysterese, achte positive Partikel</translation>
        </message>
        <message>
            <source>Hysteresis state at the start, eighth positive particles</source>
            <translation>Zustand der Hysterese am Anfang, achte positive Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, eighth negative particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, achte negative Partikel</translation>
        </message>
        <message>
            <source>Shift of the entropic coefficient, eighth positive particles</source>
            <translation>Verschiebung des Entropiekoeffizienten, achte positive Partikel</translation>
        </message>
    </context>
    <context>
        <name>PriorPredictive</name>
        <message>
            <source>Voltage</source>
            <translation>Spannung</translation>
        </message>
        <message>
            <source>%1 curves</source>
            <translation>%1 Kurven</translation>
        </message>
        <message>
            <source>%1, %2 could not be solved</source>
            <translation>%1, %2 waren nicht lösbar</translation>
        </message>
        <message>
            <source>median, 50 and 90 % parameters, 90 % with noise</source>
            <translation>Median, 50 und 90 % aus den Parametern, 90 % mit Rauschen</translation>
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
            <source>&quot;%1&quot; is not a unit known here.</source>
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
        <name>RateMapViews</name>
        <message>
            <source>Before it: %1.</source>
            <translation>Davor: %1.</translation>
        </message>
        <message>
            <source>until lithium may plate</source>
            <translation>bis zum möglichen Plating</translation>
        </message>
        <message>
            <source>%1C (%2 A) at %3 K (%4 °C)</source>
            <translation>%1C (%2 A) bei %3 K (%4 °C)</translation>
        </message>
        <message>
            <source>%1, %2 % of the nominal capacity</source>
            <translation>%1, %2 % der Nennkapazität</translation>
        </message>
        <message>
            <source>Line: from there on, lithium may plate.</source>
            <translation>Linie: Von dort an ist Plating möglich.</translation>
        </message>
        <message>
            <source>Nowhere on this map does lithium plate.</source>
            <translation>Nirgends auf diesem Kennfeld scheidet sich Lithium ab.</translation>
        </message>
        <message>
            <source>Crosses: %1 of %2 points could not be solved; hovering says why.</source>
            <translation>Kreuze: %1 von %2 Punkten ließen sich nicht lösen; der Mauszeiger darüber sagt, warum.</translation>
        </message>
        <message>
            <source>Charge before plating</source>
            <translation>Ladung vor Plating</translation>
        </message>
        <message>
            <source>Energy</source>
            <translation>Energie</translation>
        </message>
        <message>
            <source>Charge</source>
            <translation>Ladung</translation>
        </message>
        <message>
            <source>%1 % charge</source>
            <translation>%1 % geladen</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>full</source>
            <translation>voll</translation>
        </message>
        <message>
            <source>A charge from %1, until the potential of the negative electrode against its electrolyte falls to 0 V somewhere, or the voltage rises to %2.</source>
            <translation>Laden (zu Beginn %1), bis das Potential der negativen Elektrode gegen ihren Elektrolyten irgendwo auf 0 V fällt oder die Spannung auf %2 steigt.</translation>
        </message>
        <message>
            <source>A discharge from %1 until %2.</source>
            <translation>Entladen (zu Beginn %1) bis %2.</translation>
        </message>
        <message>
            <source>until the lower voltage limit</source>
            <translation>bis zur unteren Spannungsgrenze</translation>
        </message>
        <message>
            <source>until the upper voltage limit, without plating</source>
            <translation>bis zur oberen Spannungsgrenze, ohne Plating</translation>
        </message>
    </context>
    <context>
        <name>Results</name>
        <message>
            <source>only the priors speak against other values</source>
            <translation>nur die Priors sprechen gegen andere Werte</translation>
        </message>
        <message>
            <source>The data know only a combination of the parameters without errors: theirs are one of many most likely values.</source>
            <translation>Die Daten kennen von den Parametern ohne Fehler nur eine Kombination: Ihre Werte sind welche von vielen Maxima der Likelihood.</translation>
        </message>
        <message>
            <source>Residuals of neighbours go together by %1 only, where the noise has %2: the noise says more correlation than there is, and the intervals are not those of these data.</source>
            <translation>Residuen von Nachbarn hängen nur zu %1 zusammen, das Rauschen hat %2: Es nimmt mehr Korrelation an, als da ist, und die Intervalle sind nicht die dieser Daten.</translation>
        </message>
        <message>
            <source>runs begin at draws of the priors</source>
            <translation>Läufe beginnen bei Ziehungen der Priors</translation>
        </message>
        <message>
            <source>Solves of the model</source>
            <translation>Lösungen des Modells</translation>
        </message>
        <message>
            <source>tempered sequential Monte Carlo (asked for; finds and weighs several modes)</source>
            <translation>temperiertes sequentielles Monte Carlo (verlangt; findet und wägt mehrere Maxima)</translation>
        </message>
        <message>
            <source>Particles grow no trees.</source>
            <translation>Partikel lassen keine Bäume wachsen.</translation>
        </message>
        <message>
            <source>Particles have no energies.</source>
            <translation>Partikel haben keine Energien.</translation>
        </message>
        <message>
            <source>Tempered particles, %1 independent runs</source>
            <translation>Temperierte Partikel, %1 unabhängige Läufe</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Modus</translation>
        </message>
        <message>
            <source>Most likely</source>
            <translation>Max. Likelihood</translation>
        </message>
        <message>
            <source>The climb to the most likely values did not end: where only the priors hold a parameter there are none.</source>
            <translation>Der Anstieg zum Maximum der Likelihood endete nicht: Wo nur die Priors einen Parameter halten, gibt es keines.</translation>
        </message>
        <message>
            <source>log L %1, AIC %2, BIC %3; %4 of %5 climbs ended at this maximum.</source>
            <translation>log L %1, AIC %2, BIC %3; %4 von %5 Anstiegen endeten in diesem Maximum.</translation>
        </message>
        <message>
            <source>The mode is that of the density in the sampler&apos;s coordinates (logarithms of positive parameters), with the sd of the normal approximation there; the likelihood knows no prior, and its errors are from the Fisher information.</source>
            <translation>Der Modus ist der der Dichte in den Koordinaten des Samplers (Logarithmen positiver Parameter), mit der Standardabweichung der Normalnäherung dort; die Likelihood kennt keinen Prior, ihre Fehler sind aus der Fisher-Information.</translation>
        </message>
        <message>
            <source>Ask which model the data speak for: add a copy of this analysis, and change its model, its noise or its priors.</source>
            <translation>Fragen, für welches Modell die Daten sprechen: eine Kopie dieser Analyse anlegen und darin Modell, Rauschen oder Priors ändern.</translation>
        </message>
        <message>
            <source>Marginals of the posterior (blue) over the priors (grey), and the contours that hold 50 and 90 % of the draws of each pair.</source>
            <translation>Randverteilungen des Posteriors (blau) über den Priors (grau) und die Konturen, die 50 und 90 % der Ziehungen jedes Paares enthalten.</translation>
        </message>
        <message>
            <source>All chains, warm-up shaded, and R-hat of the draws so far; dashed: 1.01.</source>
            <translation>Alle Ketten, Einlaufen schattiert, und R-hat der Ziehungen bis dahin; gestrichelt: 1.01.</translation>
        </message>
        <message>
            <source>Profiles of the log posterior, the other parameters optimised again at each point; dashed: 95 %.</source>
            <translation>Profile des Log-Posteriors, die übrigen Parameter an jedem Punkt neu optimiert; gestrichelt: 95 %.</translation>
        </message>
        <message>
            <source>How alike the sensitivities of two parameters are: |cosine|, 1 where they can stand in for each other.</source>
            <translation>Wie sehr sich die Empfindlichkeiten zweier Parameter gleichen: |Kosinus|, 1, wo sie füreinander eintreten können.</translation>
        </message>
        <message>
            <source>%1: %2.</source>
            <translation>%1: %2.</translation>
        </message>
        <message>
            <source>The identification is out of date.</source>
            <translation>Die Analyse der Bestimmbarkeit ist veraltet.</translation>
        </message>
        <message>
            <source>The prediction is out of date: it was made from an earlier run.</source>
            <translation>Die Vorhersage ist veraltet: sie stammt aus einem früheren Lauf.</translation>
        </message>
        <message>
            <source>%1 · Interphase %2</source>
            <translation>%1 · Interphase %2</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1 to %2 s</source>
            <translation>%1 bis %2 s</translation>
        </message>
        <message>
            <source>Note:</source>
            <translation>Hinweis:</translation>
        </message>
        <message>
            <source>Nothing has been sampled yet: this report has no posterior.</source>
            <translation>Es wurde noch nicht gezogen: dieser Bericht hat keinen Posterior.</translation>
        </message>
        <message>
            <source>all but the hold-out</source>
            <translation>alles außer dem Zurückgehaltenen</translation>
        </message>
        <message>
            <source>all</source>
            <translation>alles</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Fitted</source>
            <translation>Angepasst</translation>
        </message>
        <message>
            <source>Held out</source>
            <translation>Zurückgehalten</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Points, at most</source>
            <translation>Punkte, höchstens</translation>
        </message>
        <message>
            <source>Doyle-Fuller-Newman (DFN)</source>
            <translation>Doyle-Fuller-Newman (DFN)</translation>
        </message>
        <message>
            <source>Single particle model with electrolyte (SPMe)</source>
            <translation>Einpartikelmodell mit Elektrolyt (SPMe)</translation>
        </message>
        <message>
            <source>Single particle model (SPM)</source>
            <translation>Einpartikelmodell (SPM)</translation>
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
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>%1 K, isothermal</source>
            <translation>%1 K, isotherm</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>independent, normal</source>
            <translation>unabhängig, normalverteilt</translation>
        </message>
        <message>
            <source>correlated in time, AR(1)</source>
            <translation>zeitlich korreliert, AR(1)</translation>
        </message>
        <message>
            <source>%1, set by hand</source>
            <translation>%1, von Hand gesetzt</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Einheit</translation>
        </message>
        <message>
            <source>Prior</source>
            <translation>Prior</translation>
        </message>
        <message>
            <source>5 to 95 %</source>
            <translation>5 bis 95 %</translation>
        </message>
        <message>
            <source>The residuals are correlated (lag one: %1): under independent noise, intervals are too narrow by a factor of %2.</source>
            <translation>Die Residuen sind korreliert (Nachbarn: %1): mit unabhängigem Rauschen sind die Intervalle um den Faktor %2 zu eng.</translation>
        </message>
        <message>
            <source>The residuals at the best fit show no correlation that matters.</source>
            <translation>Die Residuen der besten Anpassung zeigen keine Korrelation von Belang.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Residual rms before</source>
            <translation>Residuen (rms) vorher</translation>
        </message>
        <message>
            <source>at the best fit</source>
            <translation>bei der besten Anpassung</translation>
        </message>
        <message>
            <source>Mean (sd)</source>
            <translation>Mittel (Std.-Abw.)</translation>
        </message>
        <message>
            <source>5 %</source>
            <translation>5 %</translation>
        </message>
        <message>
            <source>50 %</source>
            <translation>50 %</translation>
        </message>
        <message>
            <source>95 %</source>
            <translation>95 %</translation>
        </message>
        <message>
            <source>R-hat</source>
            <translation>R-hat</translation>
        </message>
        <message>
            <source>Gained / bit</source>
            <translation>Gewinn / bit</translation>
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
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Wo</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>NUTS, %1 chains</source>
            <translation>NUTS, %1 Ketten</translation>
        </message>
        <message>
            <source>Draws of each chain</source>
            <translation>Ziehungen jeder Kette</translation>
        </message>
        <message>
            <source>%1 kept, after %2 of warm-up</source>
            <translation>%1 behalten, nach %2 zum Einlaufen</translation>
        </message>
        <message>
            <source>Largest R-hat</source>
            <translation>Größtes R-hat</translation>
        </message>
        <message>
            <source>Smallest effective sample size</source>
            <translation>Kleinste effektive Stichprobe</translation>
        </message>
        <message>
            <source>Divergences</source>
            <translation>Divergenzen</translation>
        </message>
        <message>
            <source>Mean acceptance</source>
            <translation>Mittlere Annahme</translation>
        </message>
        <message>
            <source>Energy fraction (0.3 or more is sound)</source>
            <translation>Energieanteil (ab 0.3 ist er gut)</translation>
        </message>
        <message>
            <source>Solves with gradient</source>
            <translation>Lösungen mit Gradient</translation>
        </message>
        <message>
            <source>Study</source>
            <translation>Studie</translation>
        </message>
        <message>
            <source>Report by</source>
            <translation>Bericht von</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startzahl</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>%1, by %2</source>
            <translation>%1, mit %2</translation>
        </message>
        <message>
            <source>Started, UTC</source>
            <translation>Beginn, UTC</translation>
        </message>
        <message>
            <source>Ended, UTC</source>
            <translation>Ende, UTC</translation>
        </message>
        <message>
            <source>SHA-256 of %1</source>
            <translation>SHA-256 von %1</translation>
        </message>
        <message>
            <source>uniform, %1 to %2</source>
            <translation>gleichverteilt, %1 bis %2</translation>
        </message>
        <message>
            <source>normal, mean %1, sd %2</source>
            <translation>normal, Mittel %1, Std.-Abw. %2</translation>
        </message>
        <message>
            <source>lognormal, median %1, sd of the logarithm %2</source>
            <translation>lognormal, Median %1, Std.-Abw. des Logarithmus %2</translation>
        </message>
        <message>
            <source>half-normal, scale %1</source>
            <translation>halbnormal, Skala %1</translation>
        </message>
        <message>
            <source>gamma, shape %1, scale %2</source>
            <translation>Gamma, Form %1, Skala %2</translation>
        </message>
        <message>
            <source>%1, within %2 to %3</source>
            <translation>%1, innerhalb %2 bis %3</translation>
        </message>
        <message>
            <source>%1, above %2</source>
            <translation>%1, über %2</translation>
        </message>
        <message>
            <source>%1, below %2</source>
            <translation>%1, unter %2</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Zusammenfassung</translation>
        </message>
        <message>
            <source>Cell and model</source>
            <translation>Zelle und Modell</translation>
        </message>
        <message>
            <source>Priors</source>
            <translation>Priors</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Anpassung</translation>
        </message>
        <message>
            <source>Posterior</source>
            <translation>Posterior</translation>
        </message>
        <message>
            <source>What the experiment can tell</source>
            <translation>Was das Experiment verrät</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>Diagnostics of the sampling</source>
            <translation>Diagnose des Ziehens</translation>
        </message>
        <message>
            <source>Provenance</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>identified</source>
            <translation>bestimmt</translation>
        </message>
        <message>
            <source>weakly</source>
            <translation>schwach</translation>
        </message>
        <message>
            <source>not</source>
            <translation>nicht</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>10 % more moves the voltages by %1 noise sd in all</source>
            <translation>10 % mehr verschieben die Spannungen insgesamt um %1 Std.-Abw. des Rauschens</translation>
        </message>
        <message>
            <source>in part compensated by %1 (cosine %2)</source>
            <translation>zum Teil durch %1 ausgeglichen (Kosinus %2)</translation>
        </message>
        <message>
            <source>only the priors speak against %1 values</source>
            <translation>nur die Priors sprechen gegen %1 Werte</translation>
        </message>
        <message>
            <source>open towards %1 values</source>
            <translation>offen zu %1n Werten</translation>
        </message>
        <message>
            <source>the model has no solution at %1 values</source>
            <translation>das Modell hat bei %1n Werten keine Lösung</translation>
        </message>
        <message>
            <source>the data leave it open both ways</source>
            <translation>die Daten lassen es nach beiden Seiten offen</translation>
        </message>
        <message>
            <source>the data only give an upper bound, %1</source>
            <translation>die Daten geben nur eine obere Grenze, %1</translation>
        </message>
        <message>
            <source>the data only give a lower bound, %1</source>
            <translation>die Daten geben nur eine untere Grenze, %1</translation>
        </message>
        <message>
            <source>smaller</source>
            <translation>kleinere</translation>
        </message>
        <message>
            <source>larger</source>
            <translation>größere</translation>
        </message>
        <message>
            <source>Condition number %1.</source>
            <translation>Konditionszahl %1.</translation>
        </message>
        <message>
            <source>Every combination is seen; the least known, %1, to about %2. %3</source>
            <translation>Jede Kombination wird gesehen; die am wenigsten bekannte, %1, auf etwa %2. %3</translation>
        </message>
        <message>
            <source>The voltage does not see %1: doubling it changes the curves by %2 noise sd in all. %3</source>
            <translation>Die Spannung sieht %1 nicht: eine Verdopplung ändert die Kurven insgesamt um %2 Std.-Abw. des Rauschens. %3</translation>
        </message>
        <message>
            <source>The voltage cannot tell %1 and %2 apart: doubling %3 changes the curves by %4 noise sd in all. %5</source>
            <translation>Die Spannung kann %1 und %2 nicht unterscheiden: eine Verdopplung von %3 ändert die Kurven insgesamt um %4 Std.-Abw. des Rauschens. %5</translation>
        </message>
        <message>
            <source>Not determined by these data: %1. Fix what is known from elsewhere, give a tighter prior, or add data that excite it: another rate, rests, pulses.</source>
            <translation>Von diesen Daten nicht bestimmt: %1. Halten Sie fest, was anderswoher bekannt ist, geben Sie einen engeren Prior, oder fügen Sie Daten hinzu, die es anregen: eine andere Rate, Ruhe, Pulse.</translation>
        </message>
        <message>
            <source>Open Priors</source>
            <translation>Zu den Priors</translation>
        </message>
        <message>
            <source>local · %1 s</source>
            <translation>lokal · %1 s</translation>
        </message>
        <message>
            <source>local and profiles</source>
            <translation>lokal und Profile</translation>
        </message>
        <message>
            <source>No two parameters are strongly tied; most are %1 and %2 (rank correlation %3).</source>
            <translation>Keine zwei Parameter hängen stark aneinander; am stärksten %1 und %2 (Rangkorrelation %3).</translation>
        </message>
        <message>
            <source>%1 and %2 rise together (rank correlation %3)%4.</source>
            <translation>%1 und %2 steigen gemeinsam (Rangkorrelation %3)%4.</translation>
        </message>
        <message>
            <source>Where %1 is larger, %2 is smaller (rank correlation %3)%4.</source>
            <translation>Wo %1 größer ist, ist %2 kleiner (Rangkorrelation %3)%4.</translation>
        </message>
        <message>
            <source>The data say little of %1: hardly better known than from the prior.</source>
            <translation>Die Daten sagen wenig über %1: kaum besser bekannt als aus dem Prior.</translation>
        </message>
        <message>
            <source>Most was learnt of %1 (%2 bit over the prior).</source>
            <translation>Am meisten wurde über %1 gelernt (%2 bit gegenüber dem Prior).</translation>
        </message>
        <message>
            <source>Prior and data disagree on %1: the posterior lies where the prior gave less than 1 %. One of them, or the model, is wrong there.</source>
            <translation>Prior und Daten widersprechen sich bei %1: der Posterior liegt, wo der Prior weniger als 1 % gab. Einer von beiden oder das Modell ist dort falsch.</translation>
        </message>
        <message>
            <source>Not to be trusted yet: the chains do not agree on %1 (R-hat %2; 1.01 or less is wanted).</source>
            <translation>Noch nicht verlässlich: die Ketten sind sich über %1 nicht einig (R-hat %2; höchstens 1.01 ist gewollt).</translation>
        </message>
        <message>
            <source>Draw more</source>
            <translation>Weiter ziehen</translation>
        </message>
        <message>
            <source>the cell</source>
            <translation>die Zelle</translation>
        </message>
        <message>
            <source>the model</source>
            <translation>das Modell</translation>
        </message>
        <message>
            <source>the data</source>
            <translation>die Daten</translation>
        </message>
        <message>
            <source>the priors</source>
            <translation>die Priors</translation>
        </message>
        <message>
            <source>the noise</source>
            <translation>das Rauschen</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>Out of date: since this was computed, %1 changed.</source>
            <translation>Veraltet: seit der Berechnung geändert: %1.</translation>
        </message>
        <message>
            <source>Voltage</source>
            <translation>Spannung</translation>
        </message>
        <message>
            <source>median; bands: 50 and 90 % from the parameters, 90 % with noise</source>
            <translation>Median; Bänder: 50 und 90 % aus den Parametern, 90 % mit Rauschen</translation>
        </message>
        <message>
            <source>fitted</source>
            <translation>angepasst</translation>
        </message>
        <message>
            <source>held out</source>
            <translation>zurückgehalten</translation>
        </message>
        <message>
            <source>90 % band holds</source>
            <translation>90-%-Band enthält</translation>
        </message>
        <message>
            <source>Residual rms</source>
            <translation>Residuen (rms)</translation>
        </message>
        <message>
            <source>Log density a point</source>
            <translation>Log-Dichte je Punkt</translation>
        </message>
        <message>
            <source>Held out, the band holds %1 of the points instead of 90: the model is off there by more than the noise it learnt. More data of this kind in the fit, or a fuller model, would help; more draws would not.</source>
            <translation>Im Zurückgehaltenen enthält das Band %1 der Punkte statt 90: das Modell liegt dort um mehr daneben als das gelernte Rauschen. Mehr Daten dieser Art in der Anpassung oder ein volleres Modell würden helfen; mehr Ziehungen nicht.</translation>
        </message>
        <message>
            <source>Even where it was fitted, the band holds only %1 of the points: the residuals are not the noise that is assumed. See where they have a pattern.</source>
            <translation>Selbst wo angepasst wurde, enthält das Band nur %1 der Punkte: die Residuen sind nicht das angenommene Rauschen. Sehen Sie nach, wo sie ein Muster haben.</translation>
        </message>
        <message>
            <source>The band is honest. %1 of its variance is from the parameters: more data would make it narrower.</source>
            <translation>Das Band ist ehrlich. %1 seiner Varianz stammen aus den Parametern: mehr Daten würden es schmaler machen.</translation>
        </message>
        <message>
            <source>The band is honest, and nearly all of its width is noise: more data would hardly make it narrower.</source>
            <translation>Das Band ist ehrlich, und fast seine ganze Breite ist Rauschen: mehr Daten würden es kaum schmaler machen.</translation>
        </message>
        <message>
            <source>Noise of the voltage</source>
            <translation>Rauschen der Spannung</translation>
        </message>
        <message>
            <source>Correlation time of the noise</source>
            <translation>Korrelationszeit des Rauschens</translation>
        </message>
        <message>
            <source>Initial state of charge, %1</source>
            <translation>Anfänglicher Ladezustand, %1</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>%1 of %2 draws</source>
            <translation>%1 von %2 Ziehungen</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>Wird angehalten</translation>
        </message>
        <message>
            <source>Preparing</source>
            <translation>Vorbereitung</translation>
        </message>
        <message>
            <source>Searching for the best fit</source>
            <translation>Suche nach der besten Anpassung</translation>
        </message>
        <message>
            <source>%1 draws</source>
            <translation>%1 Ziehungen</translation>
        </message>
        <message>
            <source>%1 divergences</source>
            <translation>%1 Divergenzen</translation>
        </message>
        <message>
            <source>warming up</source>
            <translation>läuft ein</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>pausiert</translation>
        </message>
        <message>
            <source>%1 draws/s</source>
            <translation>%1 Ziehungen/s</translation>
        </message>
        <message>
            <source>from %1 starting points · %2 · %3</source>
            <translation>von %1 Startpunkten · %2 · %3</translation>
        </message>
        <message>
            <source>stopped; goes on where it ended</source>
            <translation>angehalten; geht dort weiter, wo es endete</translation>
        </message>
        <message>
            <source>With gradient</source>
            <translation>Mit Gradient</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <source>%1 (%2): %3</source>
            <translation>%1 (%2): %3</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Schrittweite</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>Angenommen</translation>
        </message>
        <message>
            <source>Energy</source>
            <translation>Energie</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>too slow, below 0.3</source>
            <translation>zu langsam, unter 0.3</translation>
        </message>
        <message>
            <source>sound, above 0.3</source>
            <translation>gut, über 0.3</translation>
        </message>
        <message>
            <source>The chains do not agree on %1 yet (R-hat %2; 1.01 or less is wanted).</source>
            <translation>Die Ketten sind sich über %1 noch nicht einig (R-hat %2; höchstens 1.01 ist gewollt).</translation>
        </message>
        <message>
            <source>%1 draws diverged: the posterior has a corner the sampler cannot follow, and what is said of it may be wrong. A tighter prior on a parameter that is not identified helps most.</source>
            <translation>%1 Ziehungen divergierten: der Posterior hat eine Ecke, der der Sampler nicht folgen kann, und was darüber gesagt wird, kann falsch sein. Am meisten hilft ein engerer Prior auf einen Parameter, der nicht bestimmt ist.</translation>
        </message>
        <message>
            <source> More draws may be all it takes.</source>
            <translation> Vielleicht genügen mehr Ziehungen.</translation>
        </message>
        <message>
            <source> Draw on, and look again.</source>
            <translation> Ziehen Sie weiter und sehen Sie wieder nach.</translation>
        </message>
        <message>
            <source>Go on to %1 draws</source>
            <translation>Bis %1 Ziehungen weiter</translation>
        </message>
        <message>
            <source> About %1 draws a chain give them.</source>
            <translation> Etwa %1 Ziehungen je Kette ergeben sie.</translation>
        </message>
        <message>
            <source>All chains agree (R-hat ≤ %1). %2 mixes slowest, and still has %3 independent draws.</source>
            <translation>Alle Ketten sind sich einig (R-hat ≤ %1). %2 mischt am langsamsten und hat doch %3 unabhängige Ziehungen.</translation>
        </message>
        <message>
            <source>Look at the posterior</source>
            <translation>Den Posterior ansehen</translation>
        </message>
        <message>
            <source>Too early to tell whether the chains agree.</source>
            <translation>Zu früh, um zu sagen, ob die Ketten sich einig sind.</translation>
        </message>
        <message>
            <source>The run was stopped before its end. It goes on where it ended, draw for draw.</source>
            <translation>Der Lauf wurde vor seinem Ende angehalten. Er geht dort weiter, wo er endete, Ziehung für Ziehung.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>%1 chains</source>
            <translation>%1 Ketten</translation>
        </message>
        <message>
            <source>R-hat %1</source>
            <translation>R-hat %1</translation>
        </message>
        <message>
            <source>ESS %1</source>
            <translation>ESS %1</translation>
        </message>
        <message>
            <source>No study is open.</source>
            <translation>Es ist keine Studie geöffnet.</translation>
        </message>
        <message>
            <source>There are no data yet. Add a measured file on the page Data.</source>
            <translation>Es gibt noch keine Daten. Fügen Sie auf der Seite Daten eine gemessene Datei hinzu.</translation>
        </message>
        <message>
            <source>There is no cell yet. Choose one on the page Cell &amp; model.</source>
            <translation>Es gibt noch keine Zelle. Wählen Sie eine auf der Seite Zelle &amp; Modell.</translation>
        </message>
        <message>
            <source>No parameter is free. Free those you want to know on the page Cell &amp; model.</source>
            <translation>Kein Parameter ist frei. Geben Sie auf der Seite Zelle &amp; Modell die frei, die Sie wissen wollen.</translation>
        </message>
        <message>
            <source>smooth error of the model and white noise</source>
            <translation>glatter Modellfehler und weißes Rauschen</translation>
        </message>
        <message>
            <source>The band holds its share of the points, but the residuals wander (neighbours correlate at %1): the model is off by up to %2, and the band takes that for noise. A smooth model error in the noise says it more honestly; a fuller model would remove it.</source>
            <translation>Das Band enthält seinen Anteil der Punkte, aber die Residuen wandern (Nachbarn korrelieren mit %1): das Modell liegt um bis zu %2 daneben, und das Band hält das für Rauschen. Ein glatter Modellfehler im Rauschen sagt es ehrlicher; ein vollständigeres Modell würde ihn beseitigen.</translation>
        </message>
        <message>
            <source>White noise of the voltage</source>
            <translation>Weißes Rauschen der Spannung</translation>
        </message>
        <message>
            <source>The residuals are correlated: intervals are too narrow by a factor of %1. Let the noise have a smooth error of the model beside that of the instrument, or AR(1).</source>
            <translation>Die Residuen sind korreliert: die Intervalle sind um den Faktor %1 zu schmal. Geben Sie dem Rauschen einen glatten Fehler des Modells neben dem des Messgeräts, oder AR(1).</translation>
        </message>
        <message>
            <source>Account for model error</source>
            <translation>Modellfehler einrechnen</translation>
        </message>
        <message>
            <source>Rms before calibration</source>
            <translation>Vor der Kalibrierung</translation>
        </message>
        <message>
            <source>%1 as measured; blue: fitted, orange: held out.</source>
            <translation>%1 wie gemessen; blau: angepasst, orange: zurückgehalten.</translation>
        </message>
        <message>
            <source>Growth of the noise&apos;s variance</source>
            <translation>Wachstum der Rauschvarianz</translation>
        </message>
        <message>
            <source>Degrees of freedom of the noise</source>
            <translation>Freiheitsgrade des Rauschens</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Noise of %1</source>
            <translation>Rauschen von %1</translation>
        </message>
        <message>
            <source>independent, normal, with a variance that grows</source>
            <translation>unabhängig, normal, mit wachsender Varianz</translation>
        </message>
        <message>
            <source>random walk and white noise</source>
            <translation>Irrfahrt und weißes Rauschen</translation>
        </message>
        <message>
            <source>independent, Student&apos;s t</source>
            <translation>unabhängig, Student-t</translation>
        </message>
        <message>
            <source>normal, with a stated covariance</source>
            <translation>normal, mit angegebener Kovarianz</translation>
        </message>
        <message>
            <source>beta, shapes %1 and %2, from %3 to %4</source>
            <translation>Beta, Formen %1 und %2, von %3 bis %4</translation>
        </message>
        <message>
            <source>Student&apos;s t, location %1, scale %2, %3 degrees of freedom</source>
            <translation>Student-t, Lage %1, Skala %2, %3 Freiheitsgrade</translation>
        </message>
        <message>
            <source>logit-normal, median %1, sd of the logit %2, from %3 to %4</source>
            <translation>logit-normal, Median %1, Std.-Abw. des Logits %2, von %3 bis %4</translation>
        </message>
        <message>
            <source>charge</source>
            <translation>Laden</translation>
        </message>
        <message>
            <source>discharge</source>
            <translation>Entladen</translation>
        </message>
        <message>
            <source>rest</source>
            <translation>Ruhe</translation>
        </message>
        <message>
            <source>profile</source>
            <translation>Profil</translation>
        </message>
        <message>
<source>At %1 of the temperatures the particles did not forget where they were, so the evidence may be off by more than its error: take more particles.</source>
            <translation>Bei %1 der Temperaturen haben die Partikel nicht vergessen, wo sie waren; die Evidenz kann daher um mehr als ihren Fehler falsch sein: mehr Partikel nehmen.</translation>
        </message>
        <message>
            <source>The search had found %1 modes. What is made of draws knows those that chains have visited, and not how they weigh: take SMC or nested sampling.</source>
            <translation>Die Suche hatte %1 Modi gefunden. Was aus Ziehungen folgt, kennt die, die Ketten besucht haben, und nicht ihre Gewichte: besser SMC oder Nested-Sampling.</translation>
        </message>
        <message>
            <source>Independent runs differ by %1 times the errors they state: some have missed a part of the posterior, and all may have. Take more particles, or another method.</source>
            <translation>Unabhängige Läufe unterscheiden sich um das %1-Fache ihrer angegebenen Fehler: einige haben einen Teil der Posterior-Verteilung verfehlt, vielleicht alle. Mehr Partikel nehmen oder ein anderes Verfahren.</translation>
        </message>
        <message>
            <source>%1, whose own checks did not pass</source>
            <translation>%1, dessen eigene Prüfungen nicht bestanden sind</translation>
        </message>
        <message>
            <source>by SMC from the draws</source>
            <translation>mit SMC von den Ziehungen aus</translation>
        </message>
        <message>
            <source>Only %1 of the first particles have descendants in one of the runs, so the error is uncertain: take more particles.</source>
            <translation>Nur %1 der ersten Partikel haben in einem der Läufe Nachkommen; der Fehler ist deshalb unsicher: mehr Partikel nehmen.</translation>
        </message>
        <message>
            <source>New live points depend on those they came from (correlation %1), so the evidence may be off by more than its error.</source>
            <translation>Neue lebende Punkte hängen von denen ab, aus denen sie entstanden (Korrelation %1); die Evidenz kann um mehr als ihren Fehler falsch sein.</translation>
        </message>
        <message>
            <source>Only %1 of the bridge&apos;s proposal overlaps with the draws: the posterior is far from normal, and SMC is the surer way.</source>
            <translation>Nur %1 der Vorschläge der Brücke überlappen mit den Ziehungen: Der Posterior ist weit von einer Normalverteilung entfernt, SMC ist der sicherere Weg.</translation>
        </message>
        <message>
            <source>%1 and %2 disagree: they differ by %3, which is %4 of their combined standard errors. One of them has missed a part of the posterior or states too small an error.</source>
            <translation>%1 und %2 widersprechen sich: Sie unterscheiden sich um %3, das ist das %4-fache ihres gemeinsamen Standardfehlers. Eines der Verfahren hat einen Teil der Posterior verfehlt oder nennt einen zu kleinen Fehler.</translation>
        </message>
        <message>
            <source>SMC</source>
            <translation>SMC</translation>
        </message>
        <message>
            <source>SMC from a fitted normal</source>
            <translation>SMC von einer angepassten Normaldichte</translation>
        </message>
        <message>
            <source>nested sampling</source>
            <translation>Nested Sampling</translation>
        </message>
        <message>
            <source>bridge sampling</source>
            <translation>Bridge-Sampling</translation>
        </message>
        <message>
            <source>one run of %1 particles</source>
            <translation>ein Lauf mit %1 Partikeln</translation>
        </message>
        <message>
            <source>%1 runs of %2 particles</source>
            <translation>%1 Läufe mit %2 Partikeln</translation>
        </message>
        <message>
            <source>one run of %1 live points</source>
            <translation>ein Lauf mit %1 lebenden Punkten</translation>
        </message>
        <message>
            <source>%1 runs of %2 live points</source>
            <translation>%1 Läufe mit %2 lebenden Punkten</translation>
        </message>
        <message>
            <source>all draws together</source>
            <translation>alle Ziehungen zusammen</translation>
        </message>
        <message>
            <source>%1 runs, each by itself</source>
            <translation>%1 Läufe, jeder für sich</translation>
        </message>
        <message>
            <source>%1, step %2 (%3)</source>
            <translation>%1, Schritt %2 (%3)</translation>
        </message>
        <message>
            <source>by weights, k %1</source>
            <translation>durch Gewichte, k %1</translation>
        </message>
        <message>
            <source>by another run</source>
            <translation>durch einen weiteren Lauf</translation>
        </message>
        <message>
            <source>%1 failed: %2</source>
            <translation>%1 misslang: %2</translation>
        </message>
        <message>
            <source>Without %1 the posterior is another (k above %2): what is said of it is only a rough estimate.</source>
            <translation>Ohne %1 ist der Posterior ein anderer (k über %2): Was darüber gesagt ist, ist nur grob geschätzt.</translation>
        </message>
        <message>
            <source>no evidence yet</source>
            <translation>noch keine Evidenz</translation>
        </message>
        <message>
            <source>out of date</source>
            <translation>überholt</translation>
        </message>
        <message>
            <source>fits other data</source>
            <translation>passt an andere Daten an</translation>
        </message>
        <message>
            <source>log evidence %1</source>
            <translation>Log-Evidenz %1</translation>
        </message>
        <message>
            <source>Bayes factors</source>
            <translation>Bayes-Faktoren</translation>
        </message>
        <message>
            <source>their logarithms, with standard errors</source>
            <translation>ihre Logarithmen, mit Standardfehlern</translation>
        </message>
        <message>
            <source>as stated</source>
            <translation>wie angegeben</translation>
        </message>
        <message>
            <source>half widths</source>
            <translation>halbe Breiten</translation>
        </message>
        <message>
            <source>twice</source>
            <translation>doppelte</translation>
        </message>
        <message>
            <source>posterior odds</source>
            <translation>Posterior-Chancen</translation>
        </message>
        <message>
            <source>PSIS-LOO, log predictive density</source>
            <translation>PSIS-LOO, logarithmische Vorhersagedichte</translation>
        </message>
        <message>
            <source>of all</source>
            <translation>von allen</translation>
        </message>
        <message>
            <source>less the first</source>
            <translation>weniger die erste</translation>
        </message>
        <message>
            <source>effective unknowns</source>
            <translation>wirksame Unbekannte</translation>
        </message>
        <message>
            <source>largest k</source>
            <translation>größtes k</translation>
        </message>
        <message>
            <source>There are %1 of them: the standard errors are uncertain themselves.</source>
            <translation>Es sind %1: Die Standardfehler sind selbst unsicher.</translation>
        </message>
        <message>
            <source>Each step predicted from the others</source>
            <translation>Jeder Schritt aus den anderen vorhergesagt</translation>
        </message>
        <message>
            <source>Each data set predicted from the others</source>
            <translation>Jeder Datensatz aus den anderen vorhergesagt</translation>
        </message>
        <message>
            <source>%1 is a copy of %2 so far. Choose it and change its model, its noise or its priors; then compute the evidence.</source>
            <translation>%1 ist bisher eine Kopie von %2. Diese wählen und Modell, Rauschen oder Priors ändern; dann die Evidenz berechnen.</translation>
        </message>
        <message>
            <source>So they do with priors of half and twice the widths.</source>
            <translation>Das tun sie auch mit Priors von halber und doppelter Breite.</translation>
        </message>
        <message>
            <source>With priors of half or twice the widths that is not certain.</source>
            <translation>Mit Priors von halber oder doppelter Breite ist das nicht sicher.</translation>
        </message>
        <message>
            <source>No evidence has been computed yet.</source>
            <translation>Es wurde noch keine Evidenz berechnet.</translation>
        </message>
        <message>
            <source>%1 measurements · bars: two standard errors · ▾ half, ▴ twice the widths of the priors</source>
            <translation>%1 Messwerte · Balken: zwei Standardfehler · ▾ halbe, ▴ doppelte Breiten der Priors</translation>
        </message>
        <message>
            <source>%1 unknowns</source>
            <translation>%1 Unbekannte</translation>
        </message>
        <message>
            <source>%1 free parameters</source>
            <translation>%1 freie Parameter</translation>
        </message>
        <message>
            <source>Analysis</source>
            <translation>Analyse</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Was sie ist</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidenz</translation>
        </message>
        <message>
            <source>Prior weight</source>
            <translation>Prior-Gewicht</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Comparison of the analyses</source>
            <translation>Vergleich der Analysen</translation>
        </message>
        <message>
            <source>Log evidence of the analyses, less that of the best: %1.</source>
            <translation>Log-Evidenz der Analysen, weniger die der besten: %1.</translation>
        </message>
        <message>
            <source>%1 draws diverged: the posterior has a corner the sampler cannot follow, and what is said of it may be wrong.</source>
            <translation>%1 Ziehungen divergieren: Der Posterior hat eine Ecke, der der Sampler nicht folgen kann, und was über ihn gesagt wird, kann falsch sein.</translation>
        </message>
        <message>
            <source> A tighter prior on a parameter that is not identified helps most.</source>
            <translation> Ein engerer Prior für einen nicht identifizierten Parameter hilft am meisten.</translation>
        </message>
        <message>
            <source> Shorter steps may follow it.</source>
            <translation> Kürzere Schritte können ihr vielleicht folgen.</translation>
        </message>
        <message>
            <source>Sample with acceptance %1</source>
            <translation>Mit Akzeptanz %1 ziehen</translation>
        </message>
        <message>
            <source>The energy is explored slowly (E-BFMI %1; 0.3 or more is wanted): the tails of the posterior may be missing.</source>
            <translation>Die Energie wird langsam erkundet (E-BFMI %1; gewünscht ist 0,3 oder mehr): Die Ränder des Posteriors können fehlen.</translation>
        </message>
        <message>
            <source> A longer warm-up fits the sampler better to the posterior.</source>
            <translation> Ein längeres Einschwingen passt den Sampler besser an den Posterior an.</translation>
        </message>
        <message>
            <source>Sample with %1 of warm-up</source>
            <translation>Mit %1 Ziehungen Einschwingen ziehen</translation>
        </message>
        <message>
            <source>MCSE %1 sd</source>
            <translation>MCSE %1 sd</translation>
        </message>
        <message>
            <source>ends at %1</source>
            <translation>endet bei %1</translation>
        </message>
        <message>
            <source> and </source>
            <translation> und </translation>
        </message>
        <message>
            <source>target reached: ESS %1, MCSE %2 sd</source>
            <translation>Ziel erreicht: ESS %1, MCSE %2 sd</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>%1 ensembles of 4 walkers</source>
            <translation>%1 Ensembles zu 4 Läufern</translation>
        </message>
        <message>
            <source>Rank among all draws</source>
            <translation>Rang unter allen Ziehungen</translation>
        </message>
        <message>
            <source>Draws</source>
            <translation>Ziehungen</translation>
        </message>
        <message>
            <source>chain %1</source>
            <translation>Kette %1</translation>
        </message>
        <message>
            <source>equal shares</source>
            <translation>gleiche Anteile</translation>
        </message>
        <message>
            <source>Lag</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>Autocorrelation</source>
            <translation>Autokorrelation</translation>
        </message>
        <message>
            <source>Effective draws</source>
            <translation>Effektive Ziehungen</translation>
        </message>
        <message>
            <source>bulk</source>
            <translation>Mitte</translation>
        </message>
        <message>
            <source>tails</source>
            <translation>Ränder</translation>
        </message>
        <message>
            <source>wanted</source>
            <translation>gewünscht</translation>
        </message>
        <message>
            <source>Energy, less its mean</source>
            <translation>Energie, ohne ihren Mittelwert</translation>
        </message>
        <message>
            <source>Density</source>
            <translation>Dichte</translation>
        </message>
        <message>
            <source>marginal</source>
            <translation>insgesamt</translation>
        </message>
        <message>
            <source>transitions</source>
            <translation>von Ziehung zu Ziehung</translation>
        </message>
        <message>
            <source>Chain %1, E-BFMI %2</source>
            <translation>Kette %1, E-BFMI %2</translation>
        </message>
        <message>
            <source>The energies appear with the first draws.</source>
            <translation>Die Energien erscheinen mit den ersten Ziehungen.</translation>
        </message>
        <message>
            <source>An ensemble has no energies.</source>
            <translation>Ein Ensemble hat keine Energien.</translation>
        </message>
        <message>
            <source>All chains</source>
            <translation>Alle Ketten</translation>
        </message>
        <message>
            <source>Tree depth</source>
            <translation>Baumtiefe</translation>
        </message>
        <message>
            <source>draws</source>
            <translation>Ziehungen</translation>
        </message>
        <message>
            <source>The depths appear with the first draws.</source>
            <translation>Die Tiefen erscheinen mit den ersten Ziehungen.</translation>
        </message>
        <message>
            <source>An ensemble grows no trees.</source>
            <translation>Ein Ensemble bildet keine Bäume.</translation>
        </message>
        <message>
            <source>%1 of %2 trees reached the limit of depth: the chains turn before they have crossed the posterior.</source>
            <translation>%1 von %2 Bäumen erreichten die Grenze der Tiefe: Die Ketten kehren um, bevor sie den Posterior durchquert haben.</translation>
        </message>
        <message>
            <source>A tree of depth d has up to 2^d - 1 gradients; none reached the limit.</source>
            <translation>Ein Baum der Tiefe d hat bis zu 2^d - 1 Gradienten; keiner erreichte die Grenze.</translation>
        </message>
        <message>
            <source>Where the search for the mode ended from each start; it has not run yet.</source>
            <translation>Wo die Suche nach dem Modus von jedem Start aus endete; sie ist noch nicht gelaufen.</translation>
        </message>
        <message>
            <source>Start, best first</source>
            <translation>Start, der beste zuerst</translation>
        </message>
        <message>
            <source>Log density below the best</source>
            <translation>Log-Dichte unter der besten</translation>
        </message>
        <message>
            <source>The mode is that of the density of the sampler&apos;s coordinates: logarithms of positive parameters, logits of those between two bounds.</source>
            <translation>Der Modus ist der der Dichte der Koordinaten des Samplers: Logarithmen positiver Parameter, Logits solcher zwischen zwei Grenzen.</translation>
        </message>
        <message>
            <source>How the draws of each chain rank among all. Where chains agree all lines are flat, near the dashed one.</source>
            <translation>Welchen Rang die Ziehungen jeder Kette unter allen haben. Wo Ketten übereinstimmen, sind alle Linien flach, nahe der gestrichelten.</translation>
        </message>
        <message>
            <source>How alike a draw and the one so many draws later are, over all chains. The sooner it is near zero, the more a draw is worth.</source>
            <translation>Wie ähnlich eine Ziehung der so viele Ziehungen späteren ist, über alle Ketten. Je eher sie nahe null ist, desto mehr ist eine Ziehung wert.</translation>
        </message>
        <message>
            <source>No posterior depends notably on its prior.</source>
            <translation>Kein Posterior hängt merklich von seinem Prior ab.</translation>
        </message>
        <message>
            <source>Derived</source>
            <translation>Abgeleitet</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>Formel</translation>
        </message>
        <message>
            <source>to prior</source>
            <translation>auf Prior</translation>
        </message>
        <message>
            <source>to data</source>
            <translation>auf Daten</translation>
        </message>
        <message>
            <source>How the draws of each chain rank among all; flat, near the dashed line, where the chains agree.</source>
            <translation>Welchen Rang die Ziehungen jeder Kette unter allen haben; flach, nahe der gestrichelten Linie, wo die Ketten übereinstimmen.</translation>
        </message>
        <message>
            <source>Energies of each chain (blue) and their changes from draw to draw; about as wide where the tails are reached.</source>
            <translation>Energien jeder Kette (blau) und ihre Änderungen von Ziehung zu Ziehung; etwa so breit, wo die Ränder erreicht werden.</translation>
        </message>
        <message>
            <source>The error of the solver moves the posterior by more than %1 draws that were solved again can tell (k-hat %2).</source>
            <translation>Der Fehler des Lösers verschiebt den Posterior um mehr, als %1 erneut gelöste Ziehungen sagen können (k-hat %2).</translation>
        </message>
        <message>
            <source>A finer solver moves the mean of %1 by %2 posterior standard deviations, from %3 to %4 (k-hat %5): the error of the solver matters.</source>
            <translation>Ein feinerer Löser verschiebt den Mittelwert von %1 um %2 Standardabweichungen des Posteriors, von %3 auf %4 (k-hat %5): Der Fehler des Lösers ist von Belang.</translation>
        </message>
        <message>
            <source>A finer solver moves no mean notably: that of %1 most, by %2 posterior standard deviations (k-hat %3).</source>
            <translation>Ein feinerer Löser verschiebt keinen Mittelwert merklich: den von %1 am meisten, um %2 Standardabweichungen des Posteriors (k-hat %3).</translation>
        </message>
        <message>
            <source>Draws are solved again with a finer solver.</source>
            <translation>Ziehungen werden mit einem feineren Löser erneut gelöst.</translation>
        </message>
        <message>
            <source>Stop the check</source>
            <translation>Prüfung stoppen</translation>
        </message>
        <message>
            <source>Whether the error of the solver moves the posterior: %1 draws are solved again with a finer one.</source>
            <translation>Ob der Fehler des Lösers den Posterior verschiebt: %1 Ziehungen werden mit einem feineren erneut gelöst.</translation>
        </message>
        <message>
            <source>Check the solver</source>
            <translation>Löser prüfen</translation>
        </message>
        <message>
            <source>The energy changes too little from draw to draw (grey line, narrower than the blue one): the tails are explored too slowly.</source>
            <translation>Die Energie ändert sich von Ziehung zu Ziehung zu wenig (graue Linie, schmaler als die blaue): Die Ränder werden zu langsam erkundet.</translation>
        </message>
        <message>
            <source>From draw to draw the energy (grey line) changes about as much as it varies (blue): the tails are reached.</source>
            <translation>Von Ziehung zu Ziehung ändert sich die Energie (graue Linie) etwa so stark, wie sie schwankt (blau): Die Ränder werden erreicht.</translation>
        </message>
        <message>
            <source>Effective draws of the bulk (blue) and the tails (grey) so far; dashed: 100 a chain. A straight rise is sound; where it bends, more draws find new places.</source>
            <translation>Effektive Ziehungen der Mitte (blau) und der Ränder (grau) bisher; gestrichelt: 100 je Kette. Ein gerader Anstieg ist gesund; wo er abknickt, finden weitere Ziehungen neue Orte.</translation>
        </message>
        <message>
            <source>Prior and data both move %1: the two may be in conflict, or the prior is strong.</source>
            <translation>Prior und Daten bewegen beide %1: Sie können sich widersprechen, oder der Prior ist stark.</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Initial state of charge</source>
            <translation>Ladezustand am Anfang</translation>
        </message>
        <message>
            <source>Risk</source>
            <translation>Risiko</translation>
        </message>
        <message>
            <source>%1 below %2</source>
            <translation>%1 unter %2</translation>
        </message>
        <message>
            <source>%1 above %2</source>
            <translation>%1 über %2</translation>
        </message>
        <message>
            <source>Share of the prediction below the reading</source>
            <translation>Anteil der Vorhersage unter dem Messwert</translation>
        </message>
        <message>
            <source>%1: where the readings lie in their predictions; grey: where data simulated from them do, 95 %.</source>
            <translation>%1: wo die Messwerte in ihren Vorhersagen liegen; grau: wo daraus simulierte Daten liegen, 95 %.</translation>
        </message>
        <message>
            <source>Log likelihood</source>
            <translation>Log-Likelihood</translation>
        </message>
        <message>
            <source>%1 data sets, ranks among %2 draws; the bands hold all lines in 99 % of sound checks.</source>
            <translation>%1 Datensätze, Ränge unter %2 Ziehungen; die Bänder enthalten alle Linien in 99 % der einwandfreien Prüfungen.</translation>
        </message>
        <message>
            <source>The truths are from the prior.</source>
            <translation>Die Wahrheiten stammen aus dem Prior.</translation>
        </message>
        <message>
            <source>%1 failed and are left out.</source>
            <translation>%1 sind gescheitert und fehlen hier.</translation>
        </message>
        <message>
            <source>The ranks are uniform, as far as %1 data sets can tell: over the prior, the sampler finds the posterior.</source>
            <translation>Die Ränge sind gleichverteilt, soweit %1 Datensätze das zeigen können: Im ganzen Prior findet der Sampler den Posterior.</translation>
        </message>
        <message>
            <source>Interrupted: %1 were asked for.</source>
            <translation>Abgebrochen: %1 waren gewünscht.</translation>
        </message>
        <message>
            <source>Checked is NUTS, which is not what this study samples with.</source>
            <translation>Geprüft wird NUTS, womit diese Studie nicht zieht.</translation>
        </message>
        <message>
            <source>The ranks are uniform, as far as %1 data sets can tell: where the data have put it, the sampler finds the posterior.</source>
            <translation>Die Ränge sind gleichverteilt, soweit %1 Datensätze das zeigen können: Dort, wohin die Daten ihn gelegt haben, findet der Sampler den Posterior.</translation>
        </message>
        <message>
            <source>Charge discharged</source>
            <translation>Entladene Ladung</translation>
        </message>
        <message>
            <source>Charge charged</source>
            <translation>Geladene Ladung</translation>
        </message>
        <message>
            <source>Energy discharged</source>
            <translation>Entladene Energie</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Lowest voltage</source>
            <translation>Niedrigste Spannung</translation>
        </message>
        <message>
            <source>Highest voltage</source>
            <translation>Höchste Spannung</translation>
        </message>
        <message>
            <source>Voltage at the end</source>
            <translation>Spannung am Ende</translation>
        </message>
        <message>
            <source>Highest temperature</source>
            <translation>Höchste Temperatur</translation>
        </message>
        <message>
            <source>± %1</source>
            <translation>± %1</translation>
        </message>
        <message>
            <source>Expected cost</source>
            <translation>Erwartete Kosten</translation>
        </message>
        <message>
            <source>Of the cell itself, over what is not known of its parameters; beyond the limit by %1 on average.</source>
            <translation>Für die Zelle selbst, über das, was von ihren Parametern nicht bekannt ist; im Mittel um %1 jenseits der Grenze.</translation>
        </message>
        <message>
            <source>%1, among the draws that still run</source>
            <translation>%1, unter den Ziehungen, die noch laufen</translation>
        </message>
        <message>
            <source>Size of the residuals</source>
            <translation>Größe der Residuen</translation>
        </message>
        <message>
            <source>Largest residual</source>
            <translation>Größtes Residuum</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Versatz</translation>
        </message>
        <message>
            <source>Neighbours alike</source>
            <translation>Nachbarn ähnlich</translation>
        </message>
        <message>
            <source>Whole distribution (PIT)</source>
            <translation>Ganze Verteilung (PIT)</translation>
        </message>
        <message>
            <source>The data lie above the prediction by more than chance explains.</source>
            <translation>Die Daten liegen weiter über der Vorhersage, als der Zufall erklärt.</translation>
        </message>
        <message>
            <source>The data lie below the prediction by more than chance explains.</source>
            <translation>Die Daten liegen weiter unter der Vorhersage, als der Zufall erklärt.</translation>
        </message>
        <message>
            <source>Residuals of neighbours go together by %1, where the noise has %2: the model is off smoothly, and the noise does not say so.</source>
            <translation>Residuen von Nachbarn hängen mit %1 zusammen, das Rauschen hat dort %2: Das Modell liegt stetig daneben, und das Rauschen sagt es nicht.</translation>
        </message>
        <message>
            <source>The residuals are larger than the noise says.</source>
            <translation>Die Residuen sind größer, als das Rauschen sagt.</translation>
        </message>
        <message>
            <source>The residuals are smaller than the noise says.</source>
            <translation>Die Residuen sind kleiner, als das Rauschen sagt.</translation>
        </message>
        <message>
            <source>There are outliers: noise with heavy tails (Student&apos;s t) would allow for them.</source>
            <translation>Es gibt Ausreißer: Rauschen mit schweren Rändern (Student-t) würde sie zulassen.</translation>
        </message>
        <message>
            <source>No residual is as large as the noise should make some.</source>
            <translation>Kein Residuum ist so groß, wie das Rauschen einige machen müsste.</translation>
        </message>
        <message>
            <source>The readings do not lie where the prediction says, as a whole.</source>
            <translation>Die Messwerte liegen insgesamt nicht dort, wo die Vorhersage sie sieht.</translation>
        </message>
        <message>
            <source>Data simulated from the prediction look like these in all that was tested.</source>
            <translation>Aus der Vorhersage simulierte Daten sehen in allem Geprüften aus wie diese.</translation>
        </message>
        <message>
            <source>median; bands: 50 and 90 % from the parameters, 90 % for the mean of %1 readings</source>
            <translation>Median; Bänder: 50 und 90 % aus den Parametern, 90 % für das Mittel von %1 Messungen</translation>
        </message>
        <message>
            <source>Whether the error of the solver matters cannot be told from %1 draws that were solved again (k-hat %2).</source>
            <translation>Ob der Fehler des Lösers von Belang ist, lässt sich aus %1 erneut gelösten Ziehungen nicht sagen (k-hat %2).</translation>
        </message>
        <message>
            <source>Sensitivity (notable from 0.05)</source>
            <translation>Empfindlichkeit (merklich ab 0,05)</translation>
        </message>
        <message>
            <source>to the prior</source>
            <translation>auf den Prior</translation>
        </message>
        <message>
            <source>to the data</source>
            <translation>auf die Daten</translation>
        </message>
        <message>
            <source>Surrogate and NUTS, %1 chains</source>
            <translation>Surrogat und NUTS, %1 Ketten</translation>
        </message>
        <message>
            <source>Draws by way of a surrogate have no energies.</source>
            <translation>Ziehungen auf dem Weg über ein Surrogat haben keine Energien.</translation>
        </message>
        <message>
            <source>What priors of half or twice the widths make of it is not wholly known.</source>
            <translation>Was Priors halber oder doppelter Breite daraus machen, ist nicht ganz bekannt.</translation>
        </message>
        <message>
            <source>at rest at %1</source>
            <translation>in Ruhe bei %1</translation>
        </message>
        <message>
            <source>free</source>
            <translation>frei</translation>
        </message>
        <message>
            <source>%1 to %2 Hz</source>
            <translation>%1 bis %2 Hz</translation>
        </message>
        <message>
            <source>Impedance spectrum</source>
            <translation>Impedanzspektrum</translation>
        </message>
        <message>
            <source>State of charge</source>
            <translation>Ladezustand</translation>
        </message>
        <message>
            <source>Frequencies</source>
            <translation>Frequenzen</translation>
        </message>
        <message>
            <source>%1: voltage and temperature</source>
            <translation>%1: Spannung und Temperatur</translation>
        </message>
        <message>
            <source>%1: temperature</source>
            <translation>%1: Temperatur</translation>
        </message>
        <message>
            <source>Fitted: %1.</source>
            <translation>Angepasst: %1.</translation>
        </message>
        <message>
            <source>Noise of the temperature of %1</source>
            <translation>Rauschen der Temperatur von %1</translation>
        </message>
        <message>
            <source>Noise of the impedance of %1</source>
            <translation>Rauschen der Impedanz von %1</translation>
        </message>
        <message>
            <source>%1 K at the start, one temperature that rises and falls</source>
            <translation>%1 K zu Beginn, eine Temperatur, die steigt und fällt</translation>
        </message>
        <message>
            <source>%1 K at the start, heat conducted through the cell</source>
            <translation>%1 K zu Beginn, Wärmeleitung durch die Zelle</translation>
        </message>
        <message>
            <source>as measured</source>
            <translation>wie gemessen</translation>
        </message>
        <message>
            <source>Im Z</source>
            <translation>Im Z</translation>
        </message>
        <message>
            <source>Re Z</source>
            <translation>Re Z</translation>
        </message>
        <message>
            <source>Noise of the temperature</source>
            <translation>Rauschen der Temperatur</translation>
        </message>
        <message>
            <source>Correlation time of the temperature&apos;s noise</source>
            <translation>Korrelationszeit des Rauschens der Temperatur</translation>
        </message>
        <message>
            <source>White noise of the temperature</source>
            <translation>Weißes Rauschen der Temperatur</translation>
        </message>
        <message>
            <source>Growth of the variance of the temperature&apos;s noise</source>
            <translation>Wachstum der Varianz des Rauschens der Temperatur</translation>
        </message>
        <message>
            <source>Degrees of freedom of the temperature&apos;s noise</source>
            <translation>Freiheitsgrade des Rauschens der Temperatur</translation>
        </message>
        <message>
            <source>Noise of the impedance, as a share of its modulus</source>
            <translation>Rauschen der Impedanz, als Anteil ihres Betrags</translation>
        </message>
        <message>
            <source>Noise of the impedance</source>
            <translation>Rauschen der Impedanz</translation>
        </message>
        <message>
            <source>Degrees of freedom of the impedance&apos;s noise</source>
            <translation>Freiheitsgrade des Rauschens der Impedanz</translation>
        </message>
        <message>
            <source>%1, temperature</source>
            <translation>%1, Temperatur</translation>
        </message>
        <message>
            <source>%1, Im Z</source>
            <translation>%1, Im Z</translation>
        </message>
        <message>
            <source>%1, Re Z</source>
            <translation>%1, Re Z</translation>
        </message>
        <message>
            <source>Averaged over</source>
            <translation>Gemittelt über</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <source>%1 s of %2</source>
            <translation>%1 s von %2</translation>
        </message>
        <message>
            <source>%1, %2 to %3 s</source>
            <translation>%1, %2 bis %3 s</translation>
        </message>
        <message>
            <source>%1 of %2 blocks are predicted, from %3 on.</source>
            <translation>%1 von %2 Blöcken werden vorhergesagt, ab %3.</translation>
        </message>
        <message>
            <source>Data sets follow each other as on the page Data.</source>
            <translation>Datensätze folgen einander wie auf der Seite Daten.</translation>
        </message>
        <message>
            <source>The posterior from the blocks before was drawn anew, %1 times.</source>
            <translation>Der Posterior aus den Blöcken davor wurde neu gezogen, %1-mal.</translation>
        </message>
        <message>
            <source>The draws hardly reach the posterior from what came before %1 (k above %2, or fewer than %3 effective draws, in %4 of %5 blocks): up to there this is only a rough estimate. Fitting again there would tell.</source>
            <translation>Die Ziehungen reichen kaum zum Posterior aus dem, was vor %1 war (k über %2 oder weniger als %3 effektive Ziehungen, in %4 von %5 Blöcken): Bis dort ist dies nur eine grobe Schätzung. Neu anzupassen würde es klären.</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>Block</translation>
        </message>
        <message>
            <source>log density</source>
            <translation>logarithmische Dichte</translation>
        </message>
        <message>
            <source>reached by the draws</source>
            <translation>von den Ziehungen erreicht</translation>
        </message>
        <message>
            <source>rough estimate</source>
            <translation>grobe Schätzung</translation>
        </message>
        <message>
            <source>Each block predicted from those before it</source>
            <translation>Jeder Block aus denen davor vorhergesagt</translation>
        </message>
        <message>
            <source>leave-future-out, log predictive density</source>
            <translation>Leave-future-out, logarithmische Vorhersagedichte</translation>
        </message>
        <message>
            <source>fewest effective draws</source>
            <translation>wenigste effektive Ziehungen</translation>
        </message>
        <message>
            <source>Log predictive density of each block from those before it, a measurement; grey: rough estimates.</source>
            <translation>Logarithmische Vorhersagedichte jedes Blocks aus denen davor, je Messwert; grau: grobe Schätzungen.</translation>
        </message>
        <message>
            <source>The band is honest. %1 of its variance is what the models disagree: data that tell them apart would make it narrower.</source>
            <translation>Das Band ist ehrlich. %1 seiner Varianz ist, worin sich die Modelle widersprechen: Daten, die sie unterscheiden, würden es schmaler machen.</translation>
        </message>
        <message>
            <source>Of the variance of a reading %1 is noise, %2 from the parameters, %3 between the models, as a mean over time.</source>
            <translation>Von der Varianz einer Ablesung sind im zeitlichen Mittel %1 Rauschen, %2 von den Parametern, %3 zwischen den Modellen.</translation>
        </message>
        <message>
            <source>The rest, %1, is the error of the models that their noise has.</source>
            <translation>Der Rest, %1, ist der Fehler der Modelle, den ihr Rauschen enthält.</translation>
        </message>
        <message>
            <source>The weights rest on blocks of leave-future-out that are only rough estimates; see the page Compare.</source>
            <translation>Die Gewichte beruhen auf Blöcken von Leave-future-out, die nur grobe Schätzungen sind; siehe die Seite Vergleich.</translation>
        </message>
        <message>
            <source>Probability with %1 alone</source>
            <translation>Wahrscheinlichkeit mit %1 allein</translation>
        </message>
        <message>
            <source>begun at the draws of %1</source>
            <translation>begonnen bei den Ziehungen von %1</translation>
        </message>
        <message>
            <source>The prediction is out of date: the models or their weights are others since.</source>
            <translation>Die Vorhersage ist veraltet: Die Modelle oder ihre Gewichte sind seither andere.</translation>
        </message>
        <message>
            <source>Ranks that are not uniform: %1. Their draws are too narrow, too wide or off, and so are the intervals. Shorter steps (acceptance 0.95 or 0.99) or a longer warm-up may help; sample, and check again.</source>
            <translation>Nicht gleichverteilte Ränge: %1. Ihre Ziehungen sind zu eng, zu weit oder verschoben, und die Intervalle ebenso. Kürzere Schritte (Akzeptanz 0.95 oder 0.99) oder längeres Einlaufen können helfen; danach erneut ziehen und prüfen.</translation>
        </message>
        <message>
            <source>Noise of the capacity, as a share of it</source>
            <translation>Rauschen der Kapazität als Anteil von ihr</translation>
        </message>
        <message>
            <source>Degrees of freedom of the capacity&apos;s noise</source>
            <translation>Freiheitsgrade des Rauschens der Kapazität</translation>
        </message>
        <message>
            <source>%1, capacity</source>
            <translation>%1, Kapazität</translation>
        </message>
        <message>
            <source>%1 Ah at %2 A</source>
            <translation>%1 Ah bei %2 A</translation>
        </message>
        <message>
            <source>Capacities</source>
            <translation>Kapazitäten</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Cut-off</source>
            <translation>Abbruchspannung</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Ab</translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation>Kapazität</translation>
        </message>
        <message>
            <source>%1 in the complex plane: data over the median of the prediction; ellipses as wide as the 90 % intervals of real and imaginary part at each frequency, light with noise.</source>
            <translation>%1 in der komplexen Ebene: Daten über dem Median der Vorhersage; Ellipsen so breit wie die 90-%-Intervalle von Real- und Imaginärteil bei jeder Frequenz, hell mit Rauschen.</translation>
        </message>
        <message>
            <source>Out of date: the models or their weights are others since.</source>
            <translation>Veraltet: Die Modelle oder ihre Gewichte sind seither andere.</translation>
        </message>
        <message>
            <source>The prediction of the protocol is out of date: the models or their weights are others since.</source>
            <translation>Die Vorhersage des Protokolls ist veraltet: Die Modelle oder ihre Gewichte sind seither andere.</translation>
        </message>
        <message>
            <source>The stored draws were made by another version of the model: the log density at some of them is not the one they were stored with. Sample again before you use them.</source>
            <translation>Die gespeicherten Ziehungen stammen von einer anderen Version des Modells: An einigen von ihnen ist die logarithmische Dichte nicht mehr die gespeicherte. Vor der Verwendung neu ziehen.</translation>
        </message>
        <message>
            <source>Noise of the capacities of %1</source>
            <translation>Rauschen der Kapazitäten von %1</translation>
        </message>
        <message>
            <source>%1 (%2 to %3)</source>
            <translation>%1 (%2 bis %3)</translation>
        </message>
        <message>
            <source>It would take about %1 h.</source>
            <translation>Das würde etwa %1 h dauern.</translation>
        </message>
        <message>
            <source>Monte Carlo error of the sum: %1.</source>
            <translation>Monte-Carlo-Fehler der Summe: %1.</translation>
        </message>
        <message>
            <source>Monte Carlo error of the sum: at least %1.</source>
            <translation>Monte-Carlo-Fehler der Summe: mindestens %1.</translation>
        </message>
        <message>
            <source>stacking weight</source>
            <translation>Gewicht (Stacking)</translation>
        </message>
        <message>
            <source>In brackets behind a mean its standard deviation, behind a quantile its Monte Carlo error, in units of the last digits.</source>
            <translation>In Klammern hinter einem Mittelwert seine Standardabweichung, hinter einem Quantil sein Monte-Carlo-Fehler, in Einheiten der letzten Stellen.</translation>
        </message>
        <message>
            <source>The posterior of %1 follows its prior: the data say little of it, or the prior is strong.</source>
            <translation>Der Posterior von %1 folgt seinem Prior: Die Daten sagen wenig darüber, oder der Prior ist stark.</translation>
        </message>
        <message>
            <source>The posteriors of %1 follow their priors: the data say little of them, or the priors are strong.</source>
            <translation>Die Posteriors von %1 folgen ihren Priors: Die Daten sagen wenig darüber, oder die Priors sind stark.</translation>
        </message>
        <message>
            <source>Weights by stacking: the mean, and 5 % to 95 %, of what they could be by the Bayesian bootstrap over the blocks and the Monte Carlo error of each.</source>
            <translation>Gewichte aus dem Stacking: Mittelwert und 5 % bis 95 % dessen, was sie nach dem Bayes-Bootstrap über die Blöcke und dem Monte-Carlo-Fehler jedes Blocks sein könnten.</translation>
        </message>
        <message>
            <source>grey: 95 % of simulated data; %1</source>
            <translation>grau: 95 % der simulierten Daten; %1</translation>
        </message>
        <message>
            <source>The band is wider than it need be: its 50 % hold %1 of the points and its 90 % hold %2. The noise is taken for larger than it is there, as where a few stretches fit badly.</source>
            <translation>Das Band ist breiter als nötig: Seine 50 % enthalten %1 der Punkte, seine 90 % enthalten %2. Das Rauschen wird dort für größer gehalten, als es ist, etwa weil einige Abschnitte schlecht passen.</translation>
        </message>
        <message>
            <source>The points do not lie in the band as the prediction says: its 50 % hold %1 of them and its 90 % hold %2. The checks show where they are.</source>
            <translation>Die Punkte liegen nicht so im Band, wie die Vorhersage sagt: Seine 50 % enthalten %1 von ihnen, seine 90 % enthalten %2. Die Prüfungen zeigen, wo sie liegen.</translation>
        </message>
        <message>
            <source>%1 points are too few to tell whether the band is as wide as it should be.</source>
            <translation>%1 Punkte sind zu wenige, um zu sagen, ob das Band so breit ist, wie es sein sollte.</translation>
        </message>
        <message>
            <source>The data lie above the prediction.</source>
            <translation>Die Daten liegen über der Vorhersage.</translation>
        </message>
        <message>
            <source>The data lie below the prediction.</source>
            <translation>Die Daten liegen unter der Vorhersage.</translation>
        </message>
        <message>
            <source> Of data simulated from the prediction %1 are as far off: a hint, no more.</source>
            <translation> Von Daten, die aus der Vorhersage simuliert sind, liegen %1 ebenso weit daneben: ein Hinweis, nicht mehr.</translation>
        </message>
        <message>
            <source>Nothing looks wrong, but %1 points are too few to tell much.</source>
            <translation>Nichts sieht falsch aus, aber %1 Punkte sind zu wenige, um viel zu sagen.</translation>
        </message>
        <message>
            <source>Held out: %1</source>
            <translation>Zurückgehalten: %1</translation>
        </message>
        <message>
            <source>Fitted: %1</source>
            <translation>Angepasst: %1</translation>
        </message>
        <message>
            <source>%1 is below %2 (%3 of them, %4 of the draws)</source>
            <translation>%1 unter %2 liegt (%3 von ihnen, %4 der Ziehungen)</translation>
        </message>
        <message>
            <source>%1 is above %2 (%3 of them, %4 of the draws)</source>
            <translation>%1 über %2 liegt (%3 von ihnen, %4 der Ziehungen)</translation>
        </message>
        <message>
            <source>Mostly where %1.</source>
            <translation>Meist, wo %1.</translation>
        </message>
        <message>
            <source> or </source>
            <translation> oder </translation>
        </message>
        <message>
            <source>Solves that failed</source>
            <translation>Gescheiterte Lösungen</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>Go to %1</source>
            <translation>Zu %1</translation>
        </message>
        <message>
            <source>Draws by way of a surrogate grow no trees.</source>
            <translation>Ziehungen über ein Surrogat bilden keine Bäume.</translation>
        </message>
        <message>
            <source>Rank of the truth</source>
            <translation>Rang der Wahrheit</translation>
        </message>
        <message>
            <source>These priors go together, with the correlations:</source>
            <translation>Diese Priors gehören zusammen, mit den Korrelationen:</translation>
        </message>
        <message>
            <source>%1 mixes slowest: its draws are worth %2 independent ones (bulk), and %3 are wanted.</source>
            <translation>%1 mischt am langsamsten: die Ziehungen sind im Kern so viel wert wie %2 unabhängige, gewollt sind %3.</translation>
        </message>
        <message>
            <source>The tails of %1 mix slowest: for them the draws are worth %2 independent ones, and %3 are wanted. The 5 and 95 % quantiles are not well known yet.</source>
            <translation>Die Ränder von %1 mischen am langsamsten: dort sind die Ziehungen so viel wert wie %2 unabhängige, gewollt sind %3. Die Quantile bei 5 und 95 % sind noch nicht gut bekannt.</translation>
        </message>
        <message>
            <source>With one chain it cannot be judged whether chains agree: R-hat compares its halves only.</source>
            <translation>Mit einer Kette lässt sich nicht beurteilen, ob Ketten sich einig sind: R-hat vergleicht nur ihre Hälften.</translation>
        </message>
        <message>
            <source>Sample with %1 chains</source>
            <translation>Mit %1 Ketten ziehen</translation>
        </message>
        <message>
            <source>Sample more chains</source>
            <translation>Mehr Ketten ziehen</translation>
        </message>
        <message>
            <source>All chains agree (R-hat ≤ %1). The tails of %2 mix slowest, and still have %3 independent draws.</source>
            <translation>Alle Ketten sind sich einig (R-hat ≤ %1). Die Ränder von %2 mischen am langsamsten und haben doch %3 unabhängige Ziehungen.</translation>
        </message>
        <message>
            <source>The posterior of %1 lies at an end of its uniform prior: where values beyond are possible, widen it.</source>
            <translation>Der Posterior von %1 liegt an einem Ende seines gleichverteilten Priors: sind Werte jenseits davon möglich, erweitern Sie ihn.</translation>
        </message>
        <message>
            <source>: the data know their ratio to %1, better than either (%2 and %3)</source>
            <translation>: die Daten kennen ihr Verhältnis auf %1 genau, besser als jeden für sich (%2 und %3)</translation>
        </message>
        <message>
            <source>: the data know their product to %1, better than either (%2 and %3)</source>
            <translation>: die Daten kennen ihr Produkt auf %1 genau, besser als jeden für sich (%2 und %3)</translation>
        </message>
        <message>
            <source>: the data know their difference to %1, better than either (%2 and %3)</source>
            <translation>: die Daten kennen ihre Differenz auf %1 genau, besser als jeden für sich (%2 und %3)</translation>
        </message>
        <message>
            <source>: the data know their sum to %1, better than either (%2 and %3)</source>
            <translation>: die Daten kennen ihre Summe auf %1 genau, besser als jeden für sich (%2 und %3)</translation>
        </message>
        <message>
            <source>ESS bulk</source>
            <translation>ESS Kern</translation>
        </message>
        <message>
            <source>ESS tails</source>
            <translation>ESS Ränder</translation>
        </message>
        <message>
            <source>%1 in the bulk, %2 in the tails</source>
            <translation>%1 im Kern, %2 in den Rändern</translation>
        </message>
        <message>
            <source>below 1 in %1</source>
            <translation>unter 1 zu %1</translation>
        </message>
        <message>
            <source>surrogate transitions, by a polynomial of degree %1 (%2 terms, fitted to %3 solves)</source>
            <translation>Übergänge über ein Surrogat, ein Polynom vom Grad %1 (%2 Glieder, angepasst an %3 Lösungen)</translation>
        </message>
        <message>
            <source>%1 after a warm-up by NUTS</source>
            <translation>%1 nach einem Vorlauf mit NUTS</translation>
        </message>
        <message>
            <source>%1 (without one: %2)</source>
            <translation>%1 (ohne Vorlauf: %2)</translation>
        </message>
        <message>
            <source>%1 of the draws by the surrogate or, one in %2 at most, by a step of heavy tails, of which the model accepted %3; %4 by NUTS on the model</source>
            <translation>%1 der Ziehungen über das Surrogat oder, höchstens eine von %2, durch einen Schritt mit schweren Rändern, von denen das Modell %3 annahm; %4 durch NUTS auf dem Modell</translation>
        </message>
        <message>
            <source>NUTS, in the place of surrogate transitions: %1</source>
            <translation>NUTS anstelle von Übergängen über ein Surrogat: %1</translation>
        </message>
        <message>
            <source>NUTS, to warm up for surrogate transitions</source>
            <translation>NUTS, als Vorlauf für Übergänge über ein Surrogat</translation>
        </message>
        <message>
            <source>NUTS alone on %1 chains, where the model accepted fewer than 30 % in the trial</source>
            <translation>NUTS allein auf %1 Ketten, wo das Modell in der Probe weniger als 30 % annahm</translation>
        </message>
        <message>
            <source>NUTS (the model has gradients), low-rank metric</source>
            <translation>NUTS (das Modell hat Gradienten), Metrik von niedrigem Rang</translation>
        </message>
        <message>
            <source>NUTS (the model has gradients), diagonal metric</source>
            <translation>NUTS (das Modell hat Gradienten), diagonale Metrik</translation>
        </message>
        <message>
            <source>NUTS (the model has gradients), dense metric</source>
            <translation>NUTS (das Modell hat Gradienten), volle Metrik</translation>
        </message>
        <message>
            <source>differential evolution of ensembles (asked for; uses no gradients)</source>
            <translation>differentielle Evolution von Ensembles (so gewählt; braucht keine Gradienten)</translation>
        </message>
        <message>
            <source>surrogate transitions and NUTS</source>
            <translation>Übergänge über ein Surrogat und NUTS</translation>
        </message>
        <message>
            <source>begun from the draws of %1, without a search for other modes</source>
            <translation>begonnen bei den Ziehungen von %1, ohne nach anderen Modi zu suchen</translation>
        </message>
        <message>
            <source>chains begin at draws of Pathfinder (k-hat %1)</source>
            <translation>Ketten beginnen bei Ziehungen von Pathfinder (k-hat %1)</translation>
        </message>
        <message>
            <source>Pathfinder found no draws, chains begin around the mode</source>
            <translation>Pathfinder fand keine Ziehungen, Ketten beginnen um den Modus</translation>
        </message>
        <message>
            <source>chains begin around the mode</source>
            <translation>Ketten beginnen um den Modus</translation>
        </message>
        <message>
            <source>%1 of %2 starts of the search ended at the best mode.</source>
            <translation>%1 von %2 Starts der Suche endeten beim besten Modus.</translation>
        </message>
        <message>
            <source>%1 ended lower.</source>
            <translation>%1 endeten tiefer.</translation>
        </message>
        <message>
            <source>%1 failed: neither there nor on the way towards the first start could the model be solved.</source>
            <translation>%1 schlugen fehl: weder dort noch auf dem Weg zum ersten Start war das Modell zu lösen.</translation>
        </message>
        <message>
            <source>Solves, values only</source>
            <translation>Lösungen, nur Werte</translation>
        </message>
        <message>
            <source>Solves of the model, with gradient and without</source>
            <translation>Lösungen des Modells, mit und ohne Gradient</translation>
        </message>
        <message>
            <source>by SMC, as the draws do not reach there</source>
            <translation>durch SMC, da die Ziehungen nicht so weit reichen</translation>
        </message>
        <message>
            <source>Of %1 the draws are too few to tell whether the posterior depends on its prior.</source>
            <translation>Für %1 sind es zu wenige Ziehungen, um zu sagen, ob der Posterior von seinem Prior abhängt.</translation>
        </message>
        <message>
            <source>&lt; %1</source>
            <translation>&lt; %1</translation>
        </message>
        <message>
            <source>Of the cell itself, over what is not known of its parameters; no draw is beyond the limit (%1, with 95 %), so what crossing it costs in the mean is not known.</source>
            <translation>Von der Zelle selbst, über das, was von ihren Parametern nicht bekannt ist; keine Ziehung liegt jenseits der Grenze (%1, mit 95 %), also ist nicht bekannt, was ihr Überschreiten im Mittel kostet.</translation>
        </message>
        <message>
            <source>Solves</source>
            <translation>Lösungen</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>Those that failed stand in grey along the upper edge.</source>
            <translation>Die fehlgeschlagenen stehen in Grau am oberen Rand.</translation>
        </message>
        <message>
            <source>Log evidence by method</source>
            <translation>Log-Evidenz nach Verfahren</translation>
        </message>
        <message>
            <source>with standard errors</source>
            <translation>mit Standardfehlern</translation>
        </message>
        <message>
            <source>log evidence</source>
            <translation>Log-Evidenz</translation>
        </message>
        <message>
            <source>scatter of the runs</source>
            <translation>Streuung der Läufe</translation>
        </message>
        <message>
            <source>%1: %2, %3</source>
            <translation>%1: %2, %3</translation>
        </message>
        <message>
            <source>taken</source>
            <translation>genommen</translation>
        </message>
        <message>
            <source>a check</source>
            <translation>zur Kontrolle</translation>
        </message>
        <message>
            <source>%1 with half the widths of its priors, %2</source>
            <translation>%1 mit halb so breiten Priors, %2</translation>
        </message>
        <message>
            <source>%1 with twice the widths of its priors, %2</source>
            <translation>%1 mit doppelt so breiten Priors, %2</translation>
        </message>
        <message>
            <source>Error of the solver</source>
            <translation>Fehler des Lösers</translation>
        </message>
        <message>
            <source>Shift of the mean / sd</source>
            <translation>Verschiebung des Mittelwerts / Standardabw.</translation>
        </message>
        <message>
            <source>Mean, finer solver</source>
            <translation>Mittelwert, feinerer Löser</translation>
        </message>
        <message>
            <source>; acceptance of %1 as there are few measurements</source>
            <translation>; Annahme von %1, da es wenige Messungen gibt</translation>
        </message>
        <message>
            <source>%1 ensembles of 4 walkers: %2</source>
            <translation>%1 Ensembles von 4 Läufern: %2</translation>
        </message>
        <message>
            <source>%1 chains: %2</source>
            <translation>%1 Ketten: %2</translation>
        </message>
        <message>
            <source>How alike a draw and the one so many draws later are, over all chains.</source>
            <translation>Wie ähnlich sich eine Ziehung und die so viele Ziehungen spätere sind, über alle Ketten.</translation>
        </message>
        <message>
            <source>Effective draws of the bulk (blue) and the tails (grey) as draws grow; dashed: 100 a chain.</source>
            <translation>Effektive Ziehungen des Kerns (blau) und der Ränder (grau) mit der Zahl der Ziehungen; gestrichelt: 100 je Kette.</translation>
        </message>
        <message>
            <source>Depths of the trees of NUTS after the warm-up.</source>
            <translation>Tiefen der Bäume von NUTS nach dem Vorlauf.</translation>
        </message>
        <message>
            <source>Where the search for the mode ended from each start. %1</source>
            <translation>Wo die Suche nach dem Modus von jedem Start aus endete. %1</translation>
        </message>
        <message>
            <source>MCSE of the mean / sd</source>
            <translation>MCSE des Mittelwerts / Standardabw.</translation>
        </message>
        <message>
            <source>The halves of the chain do not agree on %1 yet (R-hat %2; 1.01 or less is wanted).</source>
            <translation>Die Hälften der Kette sind sich über %1 noch nicht einig (R-hat %2; höchstens 1.01 ist gewollt).</translation>
        </message>
        <message>
            <source>not known: the draws do not reach there; SMC does, where fitting again is asked for (--refit)</source>
            <translation>nicht bekannt: die Ziehungen reichen nicht so weit; SMC schon, wenn erneutes Anpassen verlangt ist (--refit)</translation>
        </message>
        <message>
            <source>The held-out rows go on from fitted ones: they are predicted given the residuals of those, which the noise remembers.</source>
            <translation>Die zurückgehaltenen Zeilen setzen angepasste fort: Sie werden gegeben deren Residuen vorhergesagt, an die sich das Rauschen erinnert.</translation>
        </message>
        <message>
            <source>Held out as a whole: predicted as a new measurement.</source>
            <translation>Als Ganzes zurückgehalten: vorhergesagt als neue Messung.</translation>
        </message>
        <message>
            <source>The noise remembers nothing from reading to reading: the held-out rows are predicted as those of a new measurement.</source>
            <translation>Das Rauschen hat von Messwert zu Messwert kein Gedächtnis: Die zurückgehaltenen Zeilen werden wie die einer neuen Messung vorhergesagt.</translation>
        </message>
        <message>
            <source>Taken: %1, the only method that came to an end.</source>
            <translation>Genommen: %1, das einzige Verfahren, das zu Ende kam.</translation>
        </message>
        <message>
            <source>Taken: %1, which states the smallest error (%2); no method passed its own checks.</source>
            <translation>Genommen: %1 mit dem kleinsten angegebenen Fehler (%2); kein Verfahren hat seine eigenen Prüfungen bestanden.</translation>
        </message>
        <message>
            <source>Taken: %1, the only method that passed its own checks.</source>
            <translation>Genommen: %1, das einzige Verfahren, das seine eigenen Prüfungen bestanden hat.</translation>
        </message>
        <message>
            <source>Taken: %1, which states the smallest error (%2) of the methods that passed their own checks.</source>
            <translation>Genommen: %1 mit dem kleinsten angegebenen Fehler (%2) der Verfahren, die ihre eigenen Prüfungen bestanden haben.</translation>
        </message>
        <message>
            <source>The methods differ by up to %1 of their combined standard errors, but by no more than %2: too little to matter.</source>
            <translation>Die Verfahren unterscheiden sich um bis zum %1-fachen ihres gemeinsamen Standardfehlers, aber um nicht mehr als %2: zu wenig, um etwas auszumachen.</translation>
        </message>
        <message>
            <source>The methods agree within %1 of their combined standard errors.</source>
            <translation>Die Verfahren stimmen innerhalb des %1-fachen ihres gemeinsamen Standardfehlers überein.</translation>
        </message>
        <message>
            <source>run %1</source>
            <translation>Lauf %1</translation>
        </message>
        <message>
            <source>Temperature, in order</source>
            <translation>Temperatur, der Reihe nach</translation>
        </message>
        <message>
            <source>Sample with %1 particles</source>
            <translation>Mit %1 Partikeln ziehen</translation>
        </message>
        <message>
            <source>The runs do not agree on %1 (R-hat over runs %2; 1.01 or less is wanted): they found other modes, or weigh them otherwise. More particles find the same.</source>
            <translation>Die Läufe sind sich über %1 nicht einig (R-hat über die Läufe %2; gewünscht ist 1,01 oder weniger): Sie fanden andere Moden oder gewichten sie anders. Mehr Partikel finden dasselbe.</translation>
        </message>
        <message>
            <source>With one run it cannot be judged whether runs agree: what it missed nobody sees.</source>
            <translation>Mit einem Lauf lässt sich nicht beurteilen, ob Läufe sich einig sind: Was er verfehlt hat, sieht niemand.</translation>
        </message>
        <message>
            <source>Sample with %1 runs</source>
            <translation>Mit %1 Läufen ziehen</translation>
        </message>
        <message>
            <source>Tempered particles, 1 run</source>
            <translation>Temperierte Partikel, 1 Lauf</translation>
        </message>
        <message>
            <source>Particles of one run follow no order in time: they stand by the first particles they descend from, so that relatives are not counted twice in effective sizes.</source>
            <translation>Partikel eines Laufs haben keine zeitliche Reihenfolge: Sie stehen nach den ersten Partikeln, von denen sie abstammen, damit Verwandte in effektiven Größen nicht doppelt zählen.</translation>
        </message>
        <message>
            <source>Temperatures</source>
            <translation>Temperaturen</translation>
        </message>
        <message>
            <source>%1 a run</source>
            <translation>%1 je Lauf</translation>
        </message>
        <message>
            <source>Effective particles</source>
            <translation>Effektive Partikel</translation>
        </message>
        <message>
            <source>%1 or more of %2 at every temperature</source>
            <translation>%1 oder mehr von %2 bei jeder Temperatur</translation>
        </message>
        <message>
            <source>Moves accepted</source>
            <translation>Angenommene Züge</translation>
        </message>
        <message>
            <source>%1 to %2, in %3 sweeps a temperature</source>
            <translation>%1 bis %2, in %3 Durchgängen je Temperatur</translation>
        </message>
        <message>
            <source>Ancestors</source>
            <translation>Vorfahren</translation>
        </message>
        <message>
            <source>%1 or more of %2 first particles have descendants in each run</source>
            <translation>in jedem Lauf haben %1 oder mehr von %2 ersten Partikeln Nachkommen</translation>
        </message>
        <message>
            <source>Log evidence</source>
            <translation>Log-Evidenz</translation>
        </message>
        <message>
            <source>%1 by run</source>
            <translation>%1 nach Läufen</translation>
        </message>
        <message>
            <source>Not forgotten</source>
            <translation>Nicht vergessen</translation>
        </message>
        <message>
            <source>at one temperature, where particles were before the moves</source>
            <translation>bei einer Temperatur, wo Partikel vor den Zügen waren</translation>
        </message>
        <message>
            <source>at %1 temperatures, where particles were before the moves</source>
            <translation>bei %1 Temperaturen, wo Partikel vor den Zügen waren</translation>
        </message>
        <message>
            <source>The temperatures that particles come through on the way from the priors (0) to the posterior (1) appear with the first run that ends.</source>
            <translation>Die Temperaturen, durch die Partikel von den Priors (0) zum Posterior (1) kommen, erscheinen mit dem ersten beendeten Lauf.</translation>
        </message>
        <message>
            <source>log10 of the temperature</source>
            <translation>log10 der Temperatur</translation>
        </message>
        <message>
            <source>Share of the last sweep</source>
            <translation>Anteil im letzten Durchgang</translation>
        </message>
        <message>
            <source>Sweeps</source>
            <translation>Durchgänge</translation>
        </message>
        <message>
            <source>Moves of each particle</source>
            <translation>Züge jedes Partikels</translation>
        </message>
        <message>
            <source>From the priors to the posterior, temperature by temperature, each line a run. Where effective particles fall below half they are drawn anew; where few moves are accepted they take more sweeps to forget where they were. Log evidence: %1.</source>
            <translation>Von den Priors zum Posterior, Temperatur für Temperatur, jede Linie ein Lauf. Wo die effektiven Partikel unter die Hälfte fallen, werden sie neu gezogen; wo wenige Züge angenommen werden, brauchen sie mehr Durchgänge, um zu vergessen, wo sie waren. Log-Evidenz: %1.</translation>
        </message>
        <message>
            <source>The log evidences of the runs (%1) differ by more than the errors they state: some runs have missed a part of the posterior, and all may have.</source>
            <translation>Die Log-Evidenzen der Läufe (%1) unterscheiden sich um mehr als ihre angegebenen Fehler: einige Läufe haben einen Teil der Posterior-Verteilung verfehlt, vielleicht alle.</translation>
        </message>
        <message>
            <source>Only %1 of the first particles have descendants in one of the runs: the stated error of its log evidence is uncertain.</source>
            <translation>Nur %1 der ersten Partikel haben in einem der Läufe Nachkommen: Der angegebene Fehler seiner Log-Evidenz ist unsicher.</translation>
        </message>
        <message>
            <source>Sample more runs</source>
            <translation>Mehr Läufe ziehen</translation>
        </message>
        <message>
            <source>Not to be trusted yet: the runs do not agree on %1 (R-hat over runs %2; 1.01 or less is wanted).</source>
            <translation>Noch nicht verlässlich: Die Läufe sind sich über %1 nicht einig (R-hat über die Läufe %2; gewünscht ist 1,01 oder weniger).</translation>
        </message>
        <message>
            <source>Take more particles</source>
            <translation>Mehr Partikel nehmen</translation>
        </message>
        <message>
            <source>%1 of %2 particles</source>
            <translation>%1 von %2 Partikeln</translation>
        </message>
        <message>
            <source>%1 particles</source>
            <translation>%1 Partikel</translation>
        </message>
        <message>
            <source>run %1 of %2</source>
            <translation>Lauf %1 von %2</translation>
        </message>
        <message>
            <source>1 ensemble of 4 walkers</source>
            <translation>1 Ensemble aus 4 Läufern</translation>
        </message>
        <message>
            <source>Surrogate and NUTS, 1 chain</source>
            <translation>Ersatzmodell und NUTS, 1 Kette</translation>
        </message>
        <message>
            <source>NUTS, 1 chain</source>
            <translation>NUTS, 1 Kette</translation>
        </message>
        <message>
            <source>1 chain</source>
            <translation>1 Kette</translation>
        </message>
        <message>
            <source>1 run</source>
            <translation>1 Lauf</translation>
        </message>
        <message>
            <source>%1 independent runs</source>
            <translation>%1 unabhängige Läufe</translation>
        </message>
        <message>
            <source>All runs agree (R-hat over runs ≤ %1).</source>
            <translation>Alle Läufe sind sich einig (R-hat über die Läufe ≤ %1).</translation>
        </message>
        <message>
            <source>Too early to tell whether the runs agree.</source>
            <translation>Noch zu früh, um zu sagen, ob die Läufe sich einig sind.</translation>
        </message>
        <message>
            <source>How the particles of each run rank among all. Where runs agree all lines are flat, near the dashed one.</source>
            <translation>Welchen Rang die Partikel jedes Laufs unter allen haben. Wo die Läufe sich einig sind, sind alle Linien flach, nahe der gestrichelten.</translation>
        </message>
        <message>
            <source>How the particles of each run rank among all; flat, near the dashed line, where the runs agree.</source>
            <translation>Welchen Rang die Partikel jedes Laufs unter allen haben; flach, nahe der gestrichelten Linie, wo die Läufe sich einig sind.</translation>
        </message>
        <message>
            <source>What the particles came through from the priors to the posterior, each line a run.</source>
            <translation>Was die Partikel von den Priors zum Posterior durchlaufen, jede Linie ein Lauf.</translation>
        </message>
        <message>
            <source>Particles of each run</source>
            <translation>Partikel jedes Laufs</translation>
        </message>
        <message>
            <source>Largest R-hat, over runs</source>
            <translation>Größtes R-hat, über die Läufe</translation>
        </message>
        <message>
            <source>Go on with this run</source>
            <translation>Diesen Lauf fortsetzen</translation>
        </message>
        <message>
            <source>Once: %1</source>
            <translation>Einmal: %1</translation>
        </message>
        <message>
            <source>%1 times, the first: %2</source>
            <translation>%1-mal, zuerst: %2</translation>
        </message>
        <message>
            <source>Gained: the Kullback-Leibler divergence of the posterior from the prior, in bits.</source>
            <translation>Gewonnen: die Kullback-Leibler-Divergenz des Posteriors vom Prior, in Bit.</translation>
        </message>
        <message>
            <source>by its profile the data bound it on one side only</source>
            <translation>nach seinem Profil begrenzen es die Daten nur auf einer Seite</translation>
        </message>
        <message>
            <source>near the mode the data make its sd only %1 times smaller than that of the prior (2 is wanted)</source>
            <translation>nahe dem Modus machen die Daten seine Standardabweichung nur %1-mal kleiner als die des Priors (gewünscht ist 2)</translation>
        </message>
        <message>
            <source>%1 at its lower bound</source>
            <translation>%1 an seiner unteren Grenze</translation>
        </message>
        <message>
            <source>%1 at its upper bound</source>
            <translation>%1 an seiner oberen Grenze</translation>
        </message>
        <message>
            <source>%1 alone has evidence of these data: without another to compare it with it has no probability.</source>
            <translation>Nur %1 hat eine Evidenz dieser Daten: Ohne eine andere zum Vergleich hat sie keine Wahrscheinlichkeit.</translation>
        </message>
        <message>
            <source>%1; fails its own checks</source>
            <translation>%1; besteht die eigenen Prüfungen nicht</translation>
        </message>
        <message>
            <source>At %1 of the temperatures of all runs the particles did not forget where they were: the log evidences may be off by more than they differ and than the errors they state, and shares of modes with them.</source>
            <translation>Bei %1 der Temperaturen aller Läufe haben die Partikel nicht vergessen, wo sie waren: Die Log-Evidenzen können um mehr falsch sein, als sie voneinander abweichen und als ihre Fehler angeben, und mit ihnen die Anteile von Moden.</translation>
        </message>
        <message>
            <source>The chains disagree (R-hat %1), and what is made of them knows no more than they do: draw more, or take another method.</source>
            <translation>Die Ketten stimmen nicht überein (R-hat %1), und was aus ihnen gemacht wird, weiß nicht mehr als sie: mehr ziehen oder ein anderes Verfahren nehmen.</translation>
        </message>
        <message>
            <source>The draws are of one chain: whether it has found all of the posterior, they cannot tell. Draw several.</source>
            <translation>Die Ziehungen sind aus einer Kette: Ob sie den ganzen Posterior gefunden hat, können sie nicht sagen. Mehrere ziehen.</translation>
        </message>
        <message>
            <source>Taken: %1, of the methods that passed their own checks.</source>
            <translation>Genommen: %1, von den Verfahren, die ihre eigenen Prüfungen bestanden haben.</translation>
        </message>
        <message>
            <source>%1, of its prior or of the range the parameter may have, or within two standard errors of it: the posterior is cut there, and neither its value and error nor the errors of what varies with it are what they say. Where the bound is not physical, a wider prior tells; where it is and the data push against it, the model lacks something.</source>
            <translation>%1, des Priors oder des Bereichs, den der Parameter haben darf, oder weniger als zwei Standardfehler davor: Der Posterior ist dort abgeschnitten, und weder Wert und Fehler noch die Fehler dessen, was mit ihm geht, sind, was sie sagen. Wo die Grenze nicht physikalisch ist, zeigt es ein weiterer Prior; wo sie es ist und die Daten dagegen drücken, fehlt dem Modell etwas.</translation>
        </message>
        <message>
            <source>%1 ended as high at another place: the likelihood has several maxima, and what stands here is of one of them.</source>
            <translation>%1 endeten gleich hoch an anderer Stelle: Die Likelihood hat mehrere Maxima, und was hier steht, gehört zu einem davon.</translation>
        </message>
        <message>
            <source>Sample by tempered particles</source>
            <translation>Mit temperierten Partikeln ziehen</translation>
        </message>
        <message>
            <source>chains begin around %1 modes in turn</source>
            <translation>die Ketten beginnen der Reihe nach um %1 Moden</translation>
        </message>
        <message>
            <source>%1 %2 (%3 %)</source>
            <translation>%1 %2 (%3 %)</translation>
        </message>
        <message>
            <source>The search found %1 modes, at %2 = %3; the shares are those of normal approximations.</source>
            <translation>Die Suche hat %1 Moden gefunden, bei %2 = %3; die Anteile sind die von Normalnäherungen.</translation>
        </message>
        <message>
            <source> Chains seldom go over from one to the other, so that what they say of their shares is chance, even where they agree. Tempered particles find and weigh them.</source>
            <translation> Ketten gehen selten von einem zum anderen über; was sie über deren Anteile sagen, ist deshalb Zufall, auch wo sie übereinstimmen. Temperierte Partikel finden und wägen sie.</translation>
        </message>
        <message>
            <source>%1 ended at another that counts.</source>
            <translation>%1 endeten an einem anderen, der zählt.</translation>
        </message>
    </context>
    <context>
        <name>StepStates</name>
        <message>
            <source>Go to %1</source>
            <translation>Zu %1</translation>
        </message>
        <message>
            <source>Add the files your cycler wrote.</source>
            <translation>Fügen Sie die Dateien Ihres Zyklierers hinzu.</translation>
        </message>
        <message>
            <source>The data are in. Choose the cell and the model.</source>
            <translation>Die Daten sind da. Wählen Sie Zelle und Modell.</translation>
        </message>
        <message>
            <source>Free the parameters you want to know: the dot beside each.</source>
            <translation>Geben Sie die Parameter frei, die Sie wissen wollen: der Punkt neben jedem.</translation>
        </message>
        <message>
            <source>Something changed since the posterior was sampled. Sample it again.</source>
            <translation>Seit dem Ziehen des Posteriors hat sich etwas geändert. Ziehen Sie ihn erneut.</translation>
        </message>
        <message>
            <source>Data, cell and priors are there. See what the data can tell, then sample.</source>
            <translation>Daten, Zelle und Priors sind da. Sehen Sie, was die Daten verraten, dann ziehen Sie.</translation>
        </message>
        <message>
            <source>The posterior is sampled. See whether it predicts what was held out.</source>
            <translation>Der Posterior ist gezogen. Sehen Sie, ob er das Zurückgehaltene vorhersagt.</translation>
        </message>
        <message>
            <source>All steps are done. Read the result or print the report.</source>
            <translation>Alle Schritte sind getan. Lesen Sie das Ergebnis oder drucken Sie den Bericht.</translation>
        </message>
        <message>
            <source>The evidence of %1 is out of date.</source>
            <translation>Die Evidenz von %1 ist überholt.</translation>
        </message>
        <message>
            <source>The posterior is sampled, but not to be trusted yet. See what would help.</source>
            <translation>Der Posterior ist gezogen, aber noch nicht verlässlich. Sehen Sie, was helfen würde.</translation>
        </message>
    </context>
    <context>
        <name>TimeLeft</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>a few seconds left</source>
            <translation>noch einige Sekunden</translation>
        </message>
        <message>
            <source>about %1 s left</source>
            <translation>noch etwa %1 s</translation>
        </message>
        <message>
            <source>about %1 min left</source>
            <translation>noch etwa %1 min</translation>
        </message>
        <message>
            <source>about %1 h %2 min left</source>
            <translation>noch etwa %1 h %2 min</translation>
        </message>
    </context>
    <context>
        <name>interphase::AgeingCard</name>
        <message>
            <source>Ageing</source>
            <translation>Alterung</translation>
        </message>
        <message>
            <source>Steps of one cycle</source>
            <translation>Schritte eines Zyklus</translation>
        </message>
        <message>
            <source>One step a line or between semicolons, such as &quot;discharge at 1C until 2.5 V&quot;, &quot;rest for 1 h&quot;, &quot;charge at 0.5C until 4.2 V&quot;, &quot;hold at 4.2 V until C/50&quot;; [ ... ] repeat 3 repeats some</source>
            <translation>Ein Schritt je Zeile oder zwischen Semikolons, etwa „discharge at 1C until 2.5 V“, „rest for 1 h“, „charge at 0.5C until 4.2 V“, „hold at 4.2 V until C/50“; [ ... ] repeat 3 wiederholt einige</translation>
        </message>
        <message>
            <source>Skip cycles that are alike</source>
            <translation>Ähnliche Zyklen überspringen</translation>
        </message>
        <message>
            <source>Where the change from cycle to cycle is steady, the cell jumps along its trend; the first cycle after a jump settles it and is not shown</source>
            <translation>Wo die Änderung von Zyklus zu Zyklus stetig ist, springt die Zelle entlang ihres Verlaufs; der erste Zyklus nach einem Sprung dient dem Einschwingen und wird nicht gezeigt</translation>
        </message>
        <message>
            <source>Cycles</source>
            <translation>Zyklen</translation>
        </message>
        <message>
            <source>Error of a jump</source>
            <translation>Fehler je Sprung</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Starten</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
    </context>
    <context>
        <name>interphase::AgeingController</name>
        <message>
            <source>Ageing over %1 cycles</source>
            <translation>Alterung über %1 Zyklen</translation>
        </message>
        <message>
            <source>In cycle %1: %2</source>
            <translation>In Zyklus %1: %2</translation>
        </message>
        <message>
            <source>This run was made with other values of the cell or its model. Run it again.</source>
            <translation>Dieser Lauf gehört zu anderen Werten der Zelle oder ihres Modells. Bitte noch einmal starten.</translation>
        </message>
        <message>
            <source>Nothing ages in this model: choose SEI growth or plating below, or give the active material a loss.</source>
            <translation>In diesem Modell altert nichts: bitte unten SEI-Wachstum oder Plating wählen oder dem Aktivmaterial einen Verlust geben.</translation>
        </message>
    </context>
    <context>
        <name>interphase::AgeingPlot</name>
        <message>
            <source>, across a jump</source>
            <translation>, über einen Sprung</translation>
        </message>
        <message>
            <source>, simulated</source>
            <translation>, simuliert</translation>
        </message>
        <message>
            <source>Cycle</source>
            <translation>Zyklus</translation>
        </message>
        <message>
            <source>Write the steps of one cycle beside, say how many, and press Run:
    what each cycle leaves of the cell is shown here.</source>
            <translation>Bitte nebenan die Schritte eines Zyklus schreiben, ihre Zahl nennen und starten:
    Was jeder Zyklus von der Zelle übrig lässt, steht dann hier.</translation>
        </message>
        <message>
            <source>Write the steps of one cycle beside, say how many, and press Run:
what each cycle leaves of the cell is shown here.</source>
            <translation>Bitte nebenan die Schritte eines Zyklus schreiben, ihre Zahl nennen und starten:
Was jeder Zyklus von der Zelle übrig lässt, steht dann hier.</translation>
        </message>
    </context>
    <context>
        <name>interphase::CommandField</name>
        <message>
            <source>Search or run a command</source>
            <translation>Suchen oder Befehl ausführen</translation>
        </message>
    </context>
    <context>
        <name>interphase::CompareController</name>
        <message>
            <source>Reading the evidence</source>
            <translation>Evidenz wird gelesen</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidenz</translation>
        </message>
        <message>
            <source>Stop the sampling first: it is of the analysis that is shown.</source>
            <translation>Erst das Ziehen anhalten: Es gehört zu der Analyse, die gezeigt wird.</translation>
        </message>
        <message>
            <source>No study is open.</source>
            <translation>Keine Studie ist geöffnet.</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>SMC</source>
            <translation>SMC</translation>
        </message>
        <message>
            <source>Nested sampling</source>
            <translation>Nested Sampling</translation>
        </message>
        <message>
            <source>Bridge sampling</source>
            <translation>Bridge-Sampling</translation>
        </message>
        <message>
            <source>SMC from a fitted normal</source>
            <translation>SMC von angepasster Normaldichte</translation>
        </message>
        <message>
            <source>All of them</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Compute evidence</source>
            <translation>Evidenz berechnen</translation>
        </message>
        <message>
            <source>Compute again</source>
            <translation>Neu berechnen</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Immer</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nie</translation>
        </message>
    </context>
    <context>
        <name>interphase::ComparePage</name>
        <message>
            <source>Log evidence</source>
            <translation>Log-Evidenz</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>Was es sagt</translation>
        </message>
        <message>
            <source>Analyses</source>
            <translation>Analysen</translation>
        </message>
        <message>
            <source>Add a copy of this one</source>
            <translation>Kopie von dieser anlegen</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidenz</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>SMC and nested sampling weigh several modes of a posterior; bridge sampling is quick and needs draws, as does SMC from a normal density fitted to them, which checks it.</source>
            <translation>SMC und Nested Sampling wägen mehrere Moden eines Posteriors ab; Bridge-Sampling ist schnell und braucht Ziehungen, ebenso SMC von einer daran angepassten Normaldichte aus, das es prüft.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Block by block</source>
            <translation>Block für Block</translation>
        </message>
        <message>
            <source>Fit the future again</source>
            <translation>Zukunft neu anpassen</translation>
        </message>
        <message>
            <source>Where the draws do not reach what is known before a block, the posterior from that alone is drawn by SMC: seconds for a model that takes a millisecond, hours for a DFN. Automatic: where it takes less than two minutes.</source>
            <translation>Wo die Ziehungen nicht zu dem reichen, was vor einem Block bekannt ist, wird der Posterior daraus allein mit SMC gezogen: Sekunden bei einem Modell, das eine Millisekunde braucht, Stunden bei einem DFN. Automatisch: wo es weniger als zwei Minuten dauert.</translation>
        </message>
    </context>
    <context>
        <name>interphase::ComparedRow</name>
        <message>
            <source>The analysis that the other pages show</source>
            <translation>Die Analyse, die die anderen Seiten zeigen</translation>
        </message>
        <message>
            <source>Name of the analysis</source>
            <translation>Name der Analyse</translation>
        </message>
        <message>
            <source>Prior weight</source>
            <translation>Prior-Gewicht</translation>
        </message>
        <message>
            <source>How plausible it was before the data, against the others. Two analyses with 2 and 1 have prior odds of 2 to 1.</source>
            <translation>Wie plausibel sie vor den Daten war, gegenüber den anderen. Zwei Analysen mit 2 und 1 haben Prior-Chancen von 2 zu 1.</translation>
        </message>
        <message>
            <source>Show %1</source>
            <translation>%1 zeigen</translation>
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
        <message>
            <source>density</source>
            <translation>Dichte</translation>
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
        <name>interphase::DataController</name>
        <message>
            <source>Drop in the files your cycler wrote: CSV and its relatives, with time, current and voltage.</source>
            <translation>Legen Sie die Dateien Ihres Zyklierers hier ab: CSV und Verwandtes, mit Zeit, Strom und Spannung.</translation>
        </message>
        <message>
            <source>Add files…</source>
            <translation>Dateien hinzufügen…</translation>
        </message>
        <message>
            <source>Choose columns and units…</source>
            <translation>Spalten und Einheiten wählen…</translation>
        </message>
        <message>
            <source>It is right so</source>
            <translation>Es stimmt so</translation>
        </message>
        <message>
            <source>Add data files</source>
            <translation>Daten hinzufügen</translation>
        </message>
        <message>
            <source>Measured data (*.csv *.txt *.tsv *.dat);;All files (*)</source>
            <translation>Messdaten (*.csv *.txt *.tsv *.dat);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>Lese %1</translation>
        </message>
        <message>
            <source>Reading %1…</source>
            <translation>Lese %1…</translation>
        </message>
        <message>
            <source>Add %1</source>
            <translation>%1 hinzufügen</translation>
        </message>
        <message>
            <source>Read %1 again</source>
            <translation>%1 erneut lesen</translation>
        </message>
        <message>
            <source>%1: %2 rows are in the study.</source>
            <translation>%1: %2 Zeilen sind in der Studie.</translation>
        </message>
        <message>
            <source>Fit window of %1</source>
            <translation>Anpassungsfenster von %1</translation>
        </message>
        <message>
            <source>Hold-out window of %1</source>
            <translation>Zurückgehaltenes Fenster von %1</translation>
        </message>
        <message>
            <source>Hold out a part of %1</source>
            <translation>Einen Teil von %1 zurückhalten</translation>
        </message>
        <message>
            <source>Hold out nothing of %1</source>
            <translation>Nichts von %1 zurückhalten</translation>
        </message>
        <message>
            <source>Points of %1</source>
            <translation>Punkte von %1</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>%1 entfernen</translation>
        </message>
        <message>
            <source>Where is %1?</source>
            <translation>Wo ist %1?</translation>
        </message>
        <message>
            <source>Take %1 as it is</source>
            <translation>%1 nehmen, wie es ist</translation>
        </message>
        <message>
            <source>State of charge of %1</source>
            <translation>Ladezustand von %1</translation>
        </message>
        <message>
            <source>%1: an impedance spectrum of %2 frequencies is in the study.</source>
            <translation>%1: ein Impedanzspektrum mit %2 Frequenzen ist in der Studie.</translation>
        </message>
        <message>
            <source>Frequencies of %1</source>
            <translation>Frequenzen von %1</translation>
        </message>
        <message>
            <source>Quantities of %1</source>
            <translation>Größen von %1</translation>
        </message>
        <message>
            <source>%1: capacities at %2 currents are in the study. Check the cut-off and the temperature below the file list.</source>
            <translation>%1: Kapazitäten bei %2 Strömen sind in der Studie. Bitte Abbruchspannung und Temperatur unter der Dateiliste prüfen.</translation>
        </message>
        <message>
            <source>Cut-off of %1</source>
            <translation>Abbruchspannung von %1</translation>
        </message>
        <message>
            <source>Temperature of %1</source>
            <translation>Temperatur von %1</translation>
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
        <name>interphase::EvidencePlot</name>
        <message>
            <source>%1, two standard errors</source>
            <translation>%1, zwei Standardfehler</translation>
        </message>
        <message>
            <source>positive</source>
            <translation>positiv</translation>
        </message>
        <message>
            <source>strong</source>
            <translation>stark</translation>
        </message>
        <message>
            <source>very strong</source>
            <translation>sehr stark</translation>
        </message>
        <message>
            <source>Log evidence, less that of the best</source>
            <translation>Log-Evidenz, weniger die der besten</translation>
        </message>
        <message>
            <source>half the widths of the priors</source>
            <translation>halbe Breiten der Priors</translation>
        </message>
        <message>
            <source>twice the widths of the priors</source>
            <translation>doppelte Breiten der Priors</translation>
        </message>
        <message>
            <source>priors as stated</source>
            <translation>Priors wie angegeben</translation>
        </message>
        <message>
            <source>Log evidence, less that with the priors as stated</source>
            <translation>Log-Evidenz, abzüglich der mit den Priors wie angegeben</translation>
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
        <name>interphase::IdentifyController</name>
        <message>
            <source>Reading the identification</source>
            <translation>Lese die Bestimmbarkeit</translation>
        </message>
        <message>
            <source>Profiles</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>What the data can tell</source>
            <translation>Was die Daten verraten</translation>
        </message>
        <message>
            <source>See which parameters these data can determine, before sampling: some seconds, then as much longer as you like.</source>
            <translation>Sehen Sie vor dem Ziehen, welche Parameter diese Daten bestimmen: einige Sekunden, dann so viel länger, wie Sie wollen.</translation>
        </message>
        <message>
            <source>Analyse</source>
            <translation>Analysieren</translation>
        </message>
        <message>
            <source>Analyse again</source>
            <translation>Erneut analysieren</translation>
        </message>
    </context>
    <context>
        <name>interphase::IdentifyPage</name>
        <message>
            <source>most likely</source>
            <translation>Max. Likelihood</translation>
        </message>
        <message>
            <source>mode</source>
            <translation>Modus</translation>
        </message>
        <message>
            <source>Best values</source>
            <translation>Beste Werte</translation>
        </message>
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
        <message>
            <source>Information gained: the Kullback-Leibler divergence of the posterior from the prior, here of its normal approximation, on the page Posterior of the draws.</source>
            <translation>Gewonnene Information: die Kullback-Leibler-Divergenz des Posteriors vom Prior, hier seiner Normalnäherung, auf der Seite Posterior der Ziehungen.</translation>
        </message>
    </context>
    <context>
        <name>interphase::JobRunner</name>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
    </context>
    <context>
        <name>interphase::MainWindow</name>
        <message>
            <source>Following a cell over its life is not part of this version yet.</source>
            <translation>Eine Zelle über ihr Leben zu verfolgen gehört noch nicht zu dieser Version.</translation>
        </message>
        <message>
            <source>Comparing models is not part of this version yet.</source>
            <translation>Der Vergleich von Modellen gehört noch nicht zu dieser Version.</translation>
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
        <name>interphase::ModelCard</name>
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
            <source>Heat</source>
            <translation>Wärme</translation>
        </message>
        <message>
            <source>Isothermal</source>
            <translation>Isotherm</translation>
        </message>
        <message>
            <source>One temperature</source>
            <translation>Eine Temperatur</translation>
        </message>
        <message>
            <source>Conduction through the cell</source>
            <translation>Leitung durch die Zelle</translation>
        </message>
        <message>
            <source>As measured</source>
            <translation>Wie gemessen</translation>
        </message>
        <message>
            <source>SEI growth</source>
            <translation>SEI-Wachstum</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keines</translation>
        </message>
        <message>
            <source>Solvent diffusion</source>
            <translation>Lösungsmitteldiffusion</translation>
        </message>
        <message>
            <source>Tunnelling</source>
            <translation>Tunneln</translation>
        </message>
        <message>
            <source>Tunnelling, any potential</source>
            <translation>Tunneln, jedes Potential</translation>
        </message>
        <message>
            <source>Reaction</source>
            <translation>Reaktion</translation>
        </message>
        <message>
            <source>Interstitials</source>
            <translation>Zwischengitterlithium</translation>
        </message>
        <message>
            <source>Electron migration</source>
            <translation>Elektronenleitung</translation>
        </message>
        <message>
            <source>Pores</source>
            <translation>Poren</translation>
        </message>
        <message>
            <source>Stay open</source>
            <translation>Bleiben offen</translation>
        </message>
        <message>
            <source>Close as SEI grows</source>
            <translation>Schließen sich mit der SEI</translation>
        </message>
        <message>
            <source>Plating</source>
            <translation>Plating</translation>
        </message>
        <message>
            <source>Irreversible</source>
            <translation>Irreversibel</translation>
        </message>
        <message>
            <source>Reversible</source>
            <translation>Reversibel</translation>
        </message>
        <message>
            <source>Partially reversible</source>
            <translation>Teilweise reversibel</translation>
        </message>
        <message>
            <source>Parameters from a file…</source>
            <translation>Parameter aus einer Datei…</translation>
        </message>
        <message>
            <source>Curve of</source>
            <translation>Kurve von</translation>
        </message>
        <message>
            <source>What drives the cell on the tabs Curve, Over time, Along x, Along r and Heat</source>
            <translation>Was die Zelle in den Reitern Kurve, Zeitverlauf, Entlang x, Entlang r und Wärme antreibt</translation>
        </message>
        <message>
            <source>SOC at start</source>
            <translation>SOC am Anfang</translation>
        </message>
        <message>
            <source>State of charge of the cell, at rest, where the steps begin</source>
            <translation>Ladezustand der ruhenden Zelle, bei dem die Schritte beginnen</translation>
        </message>
        <message>
            <source>They close where an SEI grows</source>
            <translation>Sie schließen sich, wo eine SEI wächst</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Step by step: discharge, charge, hold or rest, until a voltage, a current, a time or what else ends it; steps between semicolons, brackets and “repeat 3” after them</source>
            <translation>Schritt für Schritt: discharge, charge, hold oder rest, bis zu einer Spannung, einem Strom, einer Zeit oder was ihn sonst beendet; Schritte zwischen Semikolons, dahinter Klammern und „repeat 3“</translation>
        </message>
    </context>
    <context>
        <name>interphase::ModelController</name>
        <message>
            <source>Open a study or begin one; its cell is chosen here.</source>
            <translation>Öffnen oder beginnen Sie eine Studie; ihre Zelle wird hier gewählt.</translation>
        </message>
        <message>
            <source>Go to Start</source>
            <translation>Zum Start</translation>
        </message>
        <message>
            <source>Choose the cell that comes nearest to yours; its values can be changed and freed afterwards.</source>
            <translation>Wählen Sie die Zelle, die Ihrer am nächsten kommt; ihre Werte lassen sich danach ändern und freigeben.</translation>
        </message>
        <message>
            <source>Begin with %1</source>
            <translation>Mit %1 beginnen</translation>
        </message>
        <message>
            <source>Preparing %1</source>
            <translation>Bereite %1 vor</translation>
        </message>
        <message>
            <source>Model curve</source>
            <translation>Modellkurve</translation>
        </message>
        <message>
            <source>1C discharge from full</source>
            <translation>1C-Entladung von voll an</translation>
        </message>
        <message>
            <source>%1: rms %2</source>
            <translation>%1: rms %2</translation>
        </message>
        <message>
            <source>%1 in the fit window</source>
            <translation>%1 im Anpassungsfenster</translation>
        </message>
        <message>
            <source>%1 · losses, profiles and heat are left out, they would take long</source>
            <translation>%1 · Verluste, Profile und Wärme fehlen, sie würden lange dauern</translation>
        </message>
        <message>
            <source>%1 · losses, profiles and heat: %2</source>
            <translation>%1 · Verluste, Profile und Wärme: %2</translation>
        </message>
        <message>
            <source>%1 · dashed: SPM</source>
            <translation>%1 · gestrichelt: SPM</translation>
        </message>
        <message>
            <source>%1 %2 ms</source>
            <translation>%1 %2 ms</translation>
        </message>
        <message>
            <source>%1 = %2</source>
            <translation>%1 = %2</translation>
        </message>
        <message>
            <source>Free %1</source>
            <translation>%1 freigeben</translation>
        </message>
        <message>
            <source>Fix %1</source>
            <translation>%1 festhalten</translation>
        </message>
        <message>
            <source>Model: %1</source>
            <translation>Modell: %1</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Cell: %1</source>
            <translation>Zelle: %1</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>Lese %1</translation>
        </message>
        <message>
            <source>Parameters of a cell</source>
            <translation>Parameter einer Zelle</translation>
        </message>
        <message>
            <source>BPX files (*.json);;All files (*)</source>
            <translation>BPX-Dateien (*.json);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Heat and ageing</source>
            <translation>Wärme und Alterung</translation>
        </message>
        <message>
            <source>The model stays at %1 K, but %2 measured a temperature that differs. Heat “As measured” follows it.</source>
            <translation>Das Modell bleibt bei %1 K, aber %2 hat eine andere Temperatur gemessen. Wärme „Wie gemessen“ folgt ihr.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Steps from %1 % SOC</source>
            <translation>Schritte ab %1 % SOC</translation>
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
            <source>Heat</source>
            <translation>Wärme</translation>
        </message>
        <message>
            <source>Open circuit</source>
            <translation>Leerlauf</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Kennfeld</translation>
        </message>
        <message>
            <source>Ageing</source>
            <translation>Alterung</translation>
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
        <message>
            <source>Quantity</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Isothermal</source>
            <translation>Isotherm</translation>
        </message>
        <message>
            <source>One temperature</source>
            <translation>Eine Temperatur</translation>
        </message>
        <message>
            <source>SEI growth</source>
            <translation>SEI-Wachstum</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keines</translation>
        </message>
        <message>
            <source>Solvent diffusion</source>
            <translation>Lösungsmitteldiffusion</translation>
        </message>
        <message>
            <source>Tunnelling</source>
            <translation>Tunneln</translation>
        </message>
        <message>
            <source>Tunnelling, any potential</source>
            <translation>Tunneln, jedes Potential</translation>
        </message>
        <message>
            <source>Reaction</source>
            <translation>Reaktion</translation>
        </message>
        <message>
            <source>Interstitials</source>
            <translation>Zwischengitterlithium</translation>
        </message>
        <message>
            <source>Electron migration</source>
            <translation>Elektronenleitung</translation>
        </message>
        <message>
            <source>Plating</source>
            <translation>Plating</translation>
        </message>
        <message>
            <source>Irreversible</source>
            <translation>Irreversibel</translation>
        </message>
        <message>
            <source>Reversible</source>
            <translation>Reversibel</translation>
        </message>
        <message>
            <source>Partially reversible</source>
            <translation>Teilweise reversibel</translation>
        </message>
        <message>
            <source>Conduction through the cell</source>
            <translation>Leitung durch die Zelle</translation>
        </message>
        <message>
            <source>As measured</source>
            <translation>Wie gemessen</translation>
        </message>
        <message>
            <source>Pores</source>
            <translation>Poren</translation>
        </message>
        <message>
            <source>Stay open</source>
            <translation>Bleiben offen</translation>
        </message>
        <message>
            <source>Close as SEI grows</source>
            <translation>Schließen sich mit der SEI</translation>
        </message>
        <message>
            <source>Impedance</source>
            <translation>Impedanz</translation>
        </message>
    </context>
    <context>
        <name>interphase::NoiseRow</name>
        <message>
            <source>Kind of noise</source>
            <translation>Art des Rauschens</translation>
        </message>
        <message>
            <source>each data set its own</source>
            <translation>jeder Datensatz für sich</translation>
        </message>
        <message>
            <source>Each data set gets unknowns of its own, with the same priors.</source>
            <translation>Jeder Datensatz bekommt eigene Unbekannte mit denselben Priors.</translation>
        </message>
        <message>
            <source>Another file…</source>
            <translation>Andere Datei …</translation>
        </message>
        <message>
            <source>In each row a time in seconds and then its row of the covariance, in V².</source>
            <translation>In jeder Zeile eine Zeit in Sekunden, dann ihre Zeile der Kovarianz, in V².</translation>
        </message>
        <message>
            <source>relative to the modulus</source>
            <translation>relativ zum Betrag</translation>
        </message>
        <message>
            <source>The standard deviation is a share of the measured modulus at each frequency, the same for the real and the imaginary part.</source>
            <translation>Die Standardabweichung ist ein Anteil des gemessenen Betrags bei jeder Frequenz, derselbe für Real- und Imaginärteil.</translation>
        </message>
    </context>
    <context>
        <name>interphase::OpenCircuitCard</name>
        <message>
            <source>From a table…</source>
            <translation>Aus einer Tabelle…</translation>
        </message>
        <message>
            <source>Potential</source>
            <translation>Potential</translation>
        </message>
        <message>
            <source>From a table of potential against lithium over stoichiometry: a smooth falling curve through its points becomes the potential of the cell; can be undone</source>
            <translation>Aus einer Tabelle des Potentials gegen Lithium über der Stöchiometrie: Eine glatte fallende Kurve durch ihre Punkte wird zum Potential der Zelle; lässt sich rückgängig machen</translation>
        </message>
        <message>
            <source>Stoichiometry windows</source>
            <translation>Stöchiometriefenster</translation>
        </message>
        <message>
            <source>Slow run</source>
            <translation>Langsamer Lauf</translation>
        </message>
        <message>
            <source>Fit the windows</source>
            <translation>Fenster anpassen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Take into the study</source>
            <translation>In die Studie übernehmen</translation>
        </message>
        <message>
            <source>Taken into the study</source>
            <translation>In der Studie</translation>
        </message>
        <message>
            <source>Sets both stoichiometry windows and active fractions of the cell; can be undone</source>
            <translation>Setzt beide Stöchiometriefenster und Aktivanteile der Zelle; kann rückgängig gemacht werden</translation>
        </message>
        <message>
            <source>± 95 %</source>
            <translation>± 95 %</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>Dargestellt</translation>
        </message>
        <message>
            <source>Cell</source>
            <translation>Zelle</translation>
        </message>
        <message>
            <source>Negative electrode</source>
            <translation>Negative Elektrode</translation>
        </message>
        <message>
            <source>Positive electrode</source>
            <translation>Positive Elektrode</translation>
        </message>
    </context>
    <context>
        <name>interphase::OpenCircuitController</name>
        <message>
            <source>%1: a falling curve through %2 points, rms of the residuals %3.</source>
            <translation>%1: eine fallende Kurve durch %2 Punkte, mittlere Abweichung der Residuen %3.</translation>
        </message>
        <message>
            <source>Potential against lithium over stoichiometry</source>
            <translation>Potential gegen Lithium über der Stöchiometrie</translation>
        </message>
        <message>
            <source>Tables (*.csv *.txt);;All files (*)</source>
            <translation>Tabellen (*.csv *.txt);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>%1 wird gelesen</translation>
        </message>
        <message>
            <source>Potential from %1</source>
            <translation>Potential aus %1</translation>
        </message>
        <message>
            <source>Negative electrode…</source>
            <translation>Negative Elektrode…</translation>
        </message>
        <message>
            <source>Positive electrode…</source>
            <translation>Positive Elektrode…</translation>
        </message>
        <message>
            <source>Looking for slow runs</source>
            <translation>Suche langsame Läufe</translation>
        </message>
        <message>
            <source>Fitting the stoichiometry windows</source>
            <translation>Passe die Stöchiometriefenster an</translation>
        </message>
        <message>
            <source>Windows from %1</source>
            <translation>Fenster aus %1</translation>
        </message>
        <message>
            <source>The windows are found from a slow discharge or charge, at C/20 or so. Add one on the page Data.</source>
            <translation>Die Fenster findet man aus einer langsamen Entladung oder Ladung, mit etwa C/20. Bitte auf der Seite Daten eine hinzufügen.</translation>
        </message>
        <message>
            <source>None of the data sets has a long discharge or charge without a break. Add one at C/20 or so on the page Data.</source>
            <translation>Keiner der Datensätze hat eine lange Entladung oder Ladung ohne Pause. Bitte auf der Seite Daten eine mit etwa C/20 hinzufügen.</translation>
        </message>
        <message>
            <source>Go to Data</source>
            <translation>Zu den Daten</translation>
        </message>
    </context>
    <context>
        <name>interphase::OpenCircuitPlot</name>
        <message>
            <source>data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>cell at rest</source>
            <translation>Zelle in Ruhe</translation>
        </message>
        <message>
            <source>cell as it is</source>
            <translation>Zelle wie sie ist</translation>
        </message>
        <message>
            <source>fit</source>
            <translation>Anpassung</translation>
        </message>
        <message>
            <source>Voltage</source>
            <translation>Spannung</translation>
        </message>
        <message>
            <source>negative part</source>
            <translation>Teil der negativen</translation>
        </message>
        <message>
            <source>positive part</source>
            <translation>Teil der positiven</translation>
        </message>
        <message>
            <source>−dV/dQ</source>
            <translation>−dV/dQ</translation>
        </message>
        <message>
            <source>Charge from the charged end</source>
            <translation>Ladung vom geladenen Ende an</translation>
        </message>
        <message>
            <source>electrode</source>
            <translation>Elektrode</translation>
        </message>
        <message>
            <source>in equilibrium</source>
            <translation>im Gleichgewicht</translation>
        </message>
        <message>
            <source>Potential against lithium</source>
            <translation>Potential gegen Lithium</translation>
        </message>
        <message>
            <source>Stoichiometry of the material</source>
            <translation>Stöchiometrie des Materials</translation>
        </message>
        <message>
            <source>−dU/dx</source>
            <translation>−dU/dx</translation>
        </message>
        <message>
            <source>Mean stoichiometry of the electrode</source>
            <translation>Mittlere Stöchiometrie der Elektrode</translation>
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
        <name>interphase::PosteriorController</name>
        <message>
            <source>Nothing has been sampled yet. The posterior is what the draws say of the parameters.</source>
            <translation>Es wurde noch nicht gezogen. Der Posterior ist, was die Ziehungen über die Parameter sagen.</translation>
        </message>
        <message>
            <source>Go to Sample</source>
            <translation>Zum Ziehen</translation>
        </message>
        <message>
            <source>Posterior</source>
            <translation>Posterior</translation>
        </message>
        <message>
            <source>The chains are still warming up. The posterior appears with their first draws.</source>
            <translation>Die Ketten laufen noch ein. Der Posterior erscheint mit ihren ersten Ziehungen.</translation>
        </message>
        <message>
            <source>Sample again</source>
            <translation>Erneut ziehen</translation>
        </message>
        <message>
            <source>Give a name and a formula.</source>
            <translation>Geben Sie einen Namen und eine Formel an.</translation>
        </message>
        <message>
            <source>There is a quantity of that name already.</source>
            <translation>Eine Größe dieses Namens gibt es schon.</translation>
        </message>
        <message>
            <source>Derive %1</source>
            <translation>%1 ableiten</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>%1 entfernen</translation>
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
        <message>
            <source>Prior or data</source>
            <translation>Prior oder Daten</translation>
        </message>
        <message>
            <source>How far each posterior moves when its prior, or the likelihood, is raised to a power near one. Above 0.05 it moves notably.</source>
            <translation>Wie weit sich jeder Posterior bewegt, wenn sein Prior oder die Likelihood mit einer Zahl nahe eins potenziert wird. Über 0,05 bewegt er sich merklich.</translation>
        </message>
        <message>
            <source>Sensitivity</source>
            <translation>Empfindlichkeit</translation>
        </message>
        <message>
            <source>%1 to the prior, %2 to the data</source>
            <translation>%1 auf den Prior, %2 auf die Daten</translation>
        </message>
        <message>
            <source>5 % (MCSE)</source>
            <translation>5 % (MCSE)</translation>
        </message>
        <message>
            <source>50 % (MCSE)</source>
            <translation>50 % (MCSE)</translation>
        </message>
        <message>
            <source>95 % (MCSE)</source>
            <translation>95 % (MCSE)</translation>
        </message>
        <message>
            <source>Mean (MCSE)</source>
            <translation>Mittelwert (MCSE)</translation>
        </message>
    </context>
    <context>
        <name>interphase::PredictController</name>
        <message>
            <source>Out of date: there are draws of another run since.</source>
            <translation>Veraltet: seither gibt es Ziehungen eines anderen Laufs.</translation>
        </message>
        <message>
            <source>Reading the prediction</source>
            <translation>Lese die Vorhersage</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>See whether the calibrated model predicts: over what was fitted, and over what was held out.</source>
            <translation>Sehen Sie, ob das kalibrierte Modell vorhersagt: was angepasst wurde und was zurückgehalten wurde.</translation>
        </message>
        <message>
            <source>Predict</source>
            <translation>Vorhersagen</translation>
        </message>
        <message>
            <source>Nothing has been sampled yet. Predictions are made from the draws.</source>
            <translation>Es wurde noch nicht gezogen. Vorhersagen entstehen aus den Ziehungen.</translation>
        </message>
        <message>
            <source>Go to Sample</source>
            <translation>Zum Ziehen</translation>
        </message>
        <message>
            <source>Predict again</source>
            <translation>Erneut vorhersagen</translation>
        </message>
        <message>
            <source>Out of date: the models or their weights are others since.</source>
            <translation>Veraltet: Die Modelle oder ihre Gewichte sind seither andere.</translation>
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
        <message>
            <source>Share of the prediction below the reading</source>
            <translation>Anteil der Vorhersage unter dem Messwert</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>Was es sagt</translation>
        </message>
        <message>
            <source>The band with noise is that of the mean of so many readings, each in a repeat of the experiment; 1: of one future reading.</source>
            <translation>Das Band mit Rauschen gilt für das Mittel so vieler Messungen, jede in einer Wiederholung des Versuchs; 1: für eine künftige Messung.</translation>
        </message>
        <message>
            <source>Mean of readings</source>
            <translation>Mittel aus Messungen</translation>
        </message>
        <message>
            <source>Too few points to judge the whole distribution.</source>
            <translation>Zu wenige Punkte, um die ganze Verteilung zu beurteilen.</translation>
        </message>
        <message>
            <source>No protocol predicted yet. Write one on the right.</source>
            <translation>Noch kein Protokoll vorhergesagt. Rechts eines schreiben.</translation>
        </message>
        <message>
            <source>The sampler has not been checked for this study yet.</source>
            <translation>Der Sampler wurde für diese Studie noch nicht geprüft.</translation>
        </message>
        <message>
            <source>Averaged over</source>
            <translation>Gemittelt über</translation>
        </message>
        <message>
            <source>Rank of the truth</source>
            <translation>Rang der Wahrheit</translation>
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
        <message>
            <source>model error share</source>
            <translation>Anteil des Modellfehlers</translation>
        </message>
        <message>
            <source>model error: a fuller model would reduce it</source>
            <translation>Modellfehler: ein volleres Modell würde ihn verkleinern</translation>
        </message>
        <message>
            <source>Frequency</source>
            <translation>Frequenz</translation>
        </message>
        <message>
            <source>share between models</source>
            <translation>Anteil zwischen Modellen</translation>
        </message>
        <message>
            <source>between models</source>
            <translation>zwischen Modellen</translation>
        </message>
        <message>
            <source>Current</source>
            <translation>Strom</translation>
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
        <message>
            <source>Beta</source>
            <translation>Beta</translation>
        </message>
        <message>
            <source>Student&apos;s t</source>
            <translation>Student-t</translation>
        </message>
        <message>
            <source>Logit-normal</source>
            <translation>Logit-normal</translation>
        </message>
        <message>
            <source>first shape</source>
            <translation>erste Form</translation>
        </message>
        <message>
            <source>second shape</source>
            <translation>zweite Form</translation>
        </message>
        <message>
            <source>location</source>
            <translation>Lage</translation>
        </message>
        <message>
            <source>degrees of freedom</source>
            <translation>Freiheitsgrade</translation>
        </message>
        <message>
            <source>sd of logit</source>
            <translation>Std.-Abw. des Logits</translation>
        </message>
    </context>
    <context>
        <name>interphase::PriorsController</name>
        <message>
            <source>Reading %1</source>
            <translation>%1 wird gelesen</translation>
        </message>
        <message>
            <source>This quantity is positive: the prior must not reach below 0.</source>
            <translation>Diese Größe ist positiv: der Prior darf nicht unter 0 reichen.</translation>
        </message>
        <message>
            <source>Open a study or begin one; what is known of its parameters is said here.</source>
            <translation>Öffnen oder beginnen Sie eine Studie; hier wird gesagt, was über ihre Parameter bekannt ist.</translation>
        </message>
        <message>
            <source>Go to Start</source>
            <translation>Zum Start</translation>
        </message>
        <message>
            <source>Nothing is free yet. On the page Cell &amp; model, the dot beside a parameter frees it.</source>
            <translation>Noch ist nichts frei. Auf der Seite Zelle &amp; Modell gibt der Punkt neben einem Parameter ihn frei.</translation>
        </message>
        <message>
            <source>Go to Cell &amp; model</source>
            <translation>Zu Zelle &amp; Modell</translation>
        </message>
        <message>
            <source>Initial state of charge, %1</source>
            <translation>Anfänglicher Ladezustand, %1</translation>
        </message>
        <message>
            <source>Prior of %1</source>
            <translation>Prior von %1</translation>
        </message>
        <message>
            <source>Fix %1</source>
            <translation>%1 festhalten</translation>
        </message>
        <message>
            <source>Add data to see what the priors say about them.</source>
            <translation>Fügen Sie Daten hinzu, um zu sehen, was die Priors über sie sagen.</translation>
        </message>
        <message>
            <source>Curves from the priors</source>
            <translation>Kurven aus den Priors</translation>
        </message>
        <message>
            <source>None of these curves could be solved. Narrow the priors towards values the model can take.</source>
            <translation>Keine dieser Kurven war lösbar. Engen Sie die Priors auf Werte ein, die das Modell annehmen kann.</translation>
        </message>
        <message>
            <source>More than half of these curves could not be solved: the priors reach values the model cannot take.</source>
            <translation>Mehr als die Hälfte dieser Kurven war nicht lösbar: die Priors reichen zu Werten, die das Modell nicht annehmen kann.</translation>
        </message>
        <message>
            <source>Only %1 % of the data lie inside the 90 % band: these priors nearly exclude what was measured. Widen one, or look whether the cell is the right one.</source>
            <translation>Nur %1 % der Daten liegen im 90-%-Band: diese Priors schließen das Gemessene fast aus. Weiten Sie einen, oder prüfen Sie, ob es die richtige Zelle ist.</translation>
        </message>
        <message>
            <source>%1 % of the data lie inside the 90 % band: these priors do not contradict what was measured.</source>
            <translation>%1 % der Daten liegen im 90-%-Band: diese Priors widersprechen dem Gemessenen nicht.</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>Noise of %1</source>
            <translation>Rauschen von %1</translation>
        </message>
        <message>
            <source>Change the noise</source>
            <translation>Rauschen ändern</translation>
        </message>
        <message>
            <source>Share the noise otherwise</source>
            <translation>Rauschen anders teilen</translation>
        </message>
        <message>
            <source>Each measurement is off by itself, all by the same spread.</source>
            <translation>Jede Messung weicht für sich ab, alle mit derselben Streuung.</translation>
        </message>
        <message>
            <source>Neighbours are off together; what joins them fades over the correlation time.</source>
            <translation>Nachbarn weichen gemeinsam ab; was sie verbindet, klingt über die Korrelationszeit ab.</translation>
        </message>
        <message>
            <source>The model itself is off, smoothly in time; white noise comes on top.</source>
            <translation>Das Modell selbst weicht ab, glatt in der Zeit; weißes Rauschen kommt hinzu.</translation>
        </message>
        <message>
            <source>Independent, with a variance that grows from the start of the data set.</source>
            <translation>Unabhängig, mit einer Varianz, die vom Beginn des Datensatzes an wächst.</translation>
        </message>
        <message>
            <source>The reading wanders off in a random walk; white noise comes on top.</source>
            <translation>Die Anzeige wandert als Irrfahrt davon; weißes Rauschen kommt hinzu.</translation>
        </message>
        <message>
            <source>A few measurements may be far off without pulling the curve to them.</source>
            <translation>Einzelne Messungen dürfen weit daneben liegen, ohne die Kurve zu sich zu ziehen.</translation>
        </message>
        <message>
            <source>Stated at %1 times; nothing about it is unknown. Rows at other times are not fitted.</source>
            <translation>Zu %1 Zeiten angegeben; daran ist nichts unbekannt. Zeilen zu anderen Zeiten werden nicht angepasst.</translation>
        </message>
        <message>
            <source>Covariance: in each row a time in seconds and then its row, in V²</source>
            <translation>Kovarianz: in jeder Zeile eine Zeit in Sekunden, dann ihre Zeile, in V²</translation>
        </message>
        <message>
            <source>Tables (*.csv *.txt);;All files (*)</source>
            <translation>Tabellen (*.csv *.txt);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>State the covariance</source>
            <translation>Kovarianz angeben</translation>
        </message>
        <message>
            <source>Noise of the temperature</source>
            <translation>Rauschen der Temperatur</translation>
        </message>
        <message>
            <source>Noise of the impedance</source>
            <translation>Rauschen der Impedanz</translation>
        </message>
        <message>
            <source>Noise of the voltage</source>
            <translation>Rauschen der Spannung</translation>
        </message>
        <message>
            <source>Noise of the capacities</source>
            <translation>Rauschen der Kapazitäten</translation>
        </message>
        <message>
            <source>Only %1 % of %2 lie inside the 90 % band: these priors nearly exclude what was measured. Widen one, or look whether the cell is the right one.</source>
            <translation>Nur %1 % von %2 liegen im 90-%-Band: Diese Priors schließen fast aus, was gemessen wurde. Einen davon weiter fassen oder prüfen, ob es die richtige Zelle ist.</translation>
        </message>
        <message>
            <source>Of each quantity %1 % or more lie inside the 90 % band: these priors do not contradict what was measured.</source>
            <translation>Von jeder Größe liegen mindestens %1 % im 90-%-Band: Diese Priors widersprechen dem Gemessenen nicht.</translation>
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
        <message>
            <source>Which curve is shown</source>
            <translation>Welche Kurve gezeigt wird</translation>
        </message>
        <message>
            <source>Which data set is shown</source>
            <translation>Welcher Datensatz gezeigt wird</translation>
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
            <source>chosen</source>
            <translation>gewählt</translation>
        </message>
    </context>
    <context>
        <name>interphase::ProfileTab</name>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Material</source>
            <translation>Material</translation>
        </message>
    </context>
    <context>
        <name>interphase::RateMapCard</name>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>Steps that come first, at the temperature of each point, such as “discharge at 1C for 10 min; rest for 5 min”</source>
            <translation>Schritte, die vorangehen, bei der Temperatur jedes Punktes, etwa „discharge at 1C for 10 min; rest for 5 min“</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Kennfeld</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Charge of a discharge</source>
            <translation>Ladung einer Entladung</translation>
        </message>
        <message>
            <source>Energy of a discharge</source>
            <translation>Energie einer Entladung</translation>
        </message>
        <message>
            <source>Charge until plating</source>
            <translation>Ladung bis zum Plating</translation>
        </message>
        <message>
            <source>Rate from, C</source>
            <translation>Rate von, C</translation>
        </message>
        <message>
            <source>to, C</source>
            <translation>bis, C</translation>
        </message>
        <message>
            <source>Coldest</source>
            <translation>Kälteste</translation>
        </message>
        <message>
            <source>Warmest</source>
            <translation>Wärmste</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Punkte</translation>
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
            <source>Starts at</source>
            <translation>Beginnt bei</translation>
        </message>
        <message>
            <source>State of charge at which the cell rests before the current flows</source>
            <translation>Ladezustand, bei dem die Zelle ruht, bevor der Strom fließt</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Voltage at which a discharge or a charge ends</source>
            <translation>Spannung, bei der das Entladen oder Laden endet</translation>
        </message>
    </context>
    <context>
        <name>interphase::RateMapController</name>
        <message>
            <source>Map over rate and temperature</source>
            <translation>Kennfeld über Rate und Temperatur</translation>
        </message>
    </context>
    <context>
        <name>interphase::RateMapPlot</name>
        <message>
            <source>not solved</source>
            <translation>nicht gelöst</translation>
        </message>
        <message>
            <source>plating begins</source>
            <translation>Plating beginnt</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Rate</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
    </context>
    <context>
        <name>interphase::ReportController</name>
        <message>
            <source>Draws as CSV</source>
            <translation>Ziehungen als CSV</translation>
        </message>
        <message>
            <source>Tables (*.csv)</source>
            <translation>Tabellen (*.csv)</translation>
        </message>
        <message>
            <source>Parameters as BPX</source>
            <translation>Parameter als BPX</translation>
        </message>
        <message>
            <source>BPX files (*.json)</source>
            <translation>BPX-Dateien (*.json)</translation>
        </message>
        <message>
            <source>Definition as JSON</source>
            <translation>Definition als JSON</translation>
        </message>
        <message>
            <source>Definitions (*.json)</source>
            <translation>Definitionen (*.json)</translation>
        </message>
        <message>
            <source>Report as PDF</source>
            <translation>Bericht als PDF</translation>
        </message>
        <message>
            <source>PDF files (*.pdf)</source>
            <translation>PDF-Dateien (*.pdf)</translation>
        </message>
        <message>
            <source>No study is open.</source>
            <translation>Es ist keine Studie geöffnet.</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>This format is not in this version.</source>
            <translation>Dieses Format ist nicht in dieser Version.</translation>
        </message>
        <message>
            <source>A folder for the figures</source>
            <translation>Ein Ordner für die Abbildungen</translation>
        </message>
        <message>
            <source>%1 files are in %2.</source>
            <translation>%1 Dateien sind in %2.</translation>
        </message>
        <message>
            <source>The report is in %1.</source>
            <translation>Der Bericht ist in %1.</translation>
        </message>
        <message>
            <source>It is in %1.</source>
            <translation>Es ist in %1.</translation>
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
            <source>Figures…</source>
            <translation>Abbildungen…</translation>
        </message>
        <message>
            <source>Draws as CSV…</source>
            <translation>Ziehungen als CSV…</translation>
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
        <name>interphase::SampleController</name>
        <message>
            <source>Reading the draws</source>
            <translation>Lese die Ziehungen</translation>
        </message>
        <message>
            <source>Sample again with another seed</source>
            <translation>Mit anderer Startzahl erneut ziehen</translation>
        </message>
        <message>
            <source>Sampling</source>
            <translation>Ziehen</translation>
        </message>
        <message>
            <source>Comparing the chains</source>
            <translation>Vergleiche die Ketten</translation>
        </message>
        <message>
            <source>Change the sampler</source>
            <translation>Sampler ändern</translation>
        </message>
        <message>
            <source>Change the noise</source>
            <translation>Rauschen ändern</translation>
        </message>
        <message>
            <source>Looking at the chains</source>
            <translation>Ketten werden betrachtet</translation>
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
            <source>Traces</source>
            <translation>Verläufe</translation>
        </message>
        <message>
            <source>Ranks</source>
            <translation>Ränge</translation>
        </message>
        <message>
            <source>Autocorrelation</source>
            <translation>Autokorrelation</translation>
        </message>
        <message>
            <source>Effective draws</source>
            <translation>Effektive Ziehungen</translation>
        </message>
        <message>
            <source>Energy</source>
            <translation>Energie</translation>
        </message>
        <message>
            <source>Tree depth</source>
            <translation>Baumtiefe</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>Starts</translation>
        </message>
        <message>
            <source>Error of the solver</source>
            <translation>Fehler des Lösers</translation>
        </message>
        <message>
            <source>What ran</source>
            <translation>Was lief</translation>
        </message>
        <message>
            <source>Temperatures</source>
            <translation>Temperaturen</translation>
        </message>
    </context>
    <context>
        <name>interphase::SamplerCard</name>
        <message>
            <source>Particles</source>
            <translation>Partikel</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rauschen</translation>
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
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Particles of each run.</source>
            <translation>Partikel jedes Laufs.</translation>
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
        <message>
            <source>Independent</source>
            <translation>Unabhängig</translation>
        </message>
        <message>
            <source>Correlated, AR(1)</source>
            <translation>Korreliert, AR(1)</translation>
        </message>
        <message>
            <source>Smooth model error</source>
            <translation>Glatter Modellfehler</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>NUTS</source>
            <translation>NUTS</translation>
        </message>
        <message>
            <source>Ensemble</source>
            <translation>Ensemble</translation>
        </message>
        <message>
            <source>NUTS uses the gradient of the model and needs few solves. The ensemble, differential evolution, needs no gradient, and many more solves. The surrogate learns a polynomial for the model around the mode and asks the model only whether a step may be taken: for models that take milliseconds. Particles, tempered from the prior to the posterior (SMC), find and weigh several modes, for many more solves; chains are independent runs then.</source>
            <translation>NUTS nutzt den Gradienten des Modells und braucht wenige Lösungen. Das Ensemble, differentielle Evolution, braucht keinen Gradienten und viel mehr Lösungen. Das Surrogat lernt um das Maximum ein Polynom für das Modell und fragt das Modell nur noch, ob ein Schritt erlaubt ist: für Modelle, die Millisekunden brauchen. Partikel, vom Prior zum Posterior temperiert (SMC), finden und wägen mehrere Maxima, für viel mehr Lösungen; Ketten sind dann unabhängige Läufe.</translation>
        </message>
        <message>
            <source>Begin at</source>
            <translation>Beginn bei</translation>
        </message>
        <message>
            <source>the mode</source>
            <translation>dem Modus</translation>
        </message>
        <message>
            <source>Pathfinder&apos;s draws</source>
            <translation>Pathfinder-Ziehungen</translation>
        </message>
        <message>
            <source>Where the chains of NUTS begin: spread around the most probable parameters, or at draws from approximations along several paths to it.</source>
            <translation>Wo die Ketten von NUTS beginnen: verteilt um die wahrscheinlichsten Parameter oder bei Ziehungen aus Näherungen entlang mehrerer Wege dorthin.</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>Akzeptanz</translation>
        </message>
        <message>
            <source>What NUTS tunes its step to. Nearer to 1, steps are shorter, draws cost more and fewer of them diverge.</source>
            <translation>Worauf NUTS seinen Schritt abstimmt. Näher an 1 sind die Schritte kürzer, Ziehungen kosten mehr und weniger von ihnen divergieren.</translation>
        </message>
        <message>
            <source>Stop at ESS</source>
            <translation>Ende bei ESS</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>Sampling ends where every quantity has so many effective draws, at the latest after all draws.</source>
            <translation>Das Ziehen endet, wo jede Größe so viele effektive Ziehungen hat, spätestens nach allen Ziehungen.</translation>
        </message>
        <message>
            <source>Stop at MCSE</source>
            <translation>Ende bei MCSE</translation>
        </message>
        <message>
            <source>Sampling ends where the error of every mean is at most so many posterior standard deviations.</source>
            <translation>Das Ziehen endet, wo der Fehler jedes Mittelwerts höchstens so viele Standardabweichungen des Posteriors beträgt.</translation>
        </message>
        <message>
            <source>Surrogate</source>
            <translation>Surrogat</translation>
        </message>
        <message>
            <source>A study of a similar cell that was sampled: a new run begins at its draws, with their covariance for metric, and a warm-up of 30 is enough. The draws are those of this cell&apos;s data alone.</source>
            <translation>Eine Studie einer ähnlichen Zelle, aus der gezogen wurde: Ein neuer Lauf beginnt bei ihren Ziehungen, mit deren Kovarianz als Metrik, und 30 Ziehungen zum Einlaufen genügen. Gezogen wird allein nach den Daten dieser Zelle.</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Starten bei</translation>
        </message>
        <message>
            <source>Study to start from</source>
            <translation>Studie, bei der gestartet wird</translation>
        </message>
        <message>
            <source>Choose a study…</source>
            <translation>Studie wählen …</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Metrik</translation>
        </message>
        <message>
            <source>dense</source>
            <translation>voll</translation>
        </message>
        <message>
            <source>low rank</source>
            <translation>niedriger Rang</translation>
        </message>
        <message>
            <source>diagonal</source>
            <translation>diagonal</translation>
        </message>
        <message>
            <source>What NUTS learns of the posterior in its warm-up: all correlations, for some tens of parameters; only the strong ones, for many; or none, which is enough where parameters hardly go together.</source>
            <translation>Was NUTS beim Einlaufen über den Posterior lernt: alle Korrelationen, für einige Dutzend Parameter; nur die starken, für viele; oder keine, was genügt, wo Parameter kaum zusammenhängen.</translation>
        </message>
    </context>
    <context>
        <name>interphase::StartController</name>
        <message>
            <source>today at %1</source>
            <translation>heute um %1</translation>
        </message>
        <message>
            <source>yesterday at %1</source>
            <translation>gestern um %1</translation>
        </message>
        <message>
            <source>on %1</source>
            <translation>am %1</translation>
        </message>
        <message>
            <source>%1, changed %2</source>
            <translation>%1, geändert %2</translation>
        </message>
        <message>
            <source>Change the title</source>
            <translation>Titel ändern</translation>
        </message>
        <message>
            <source>Change the note</source>
            <translation>Notiz ändern</translation>
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
        <message>
            <source>running, %1 %, %2</source>
            <translation>läuft, %1 %, %2</translation>
        </message>
        <message>
            <source>done, but not to be trusted yet: %1</source>
            <translation>fertig, aber noch nicht verlässlich: %1</translation>
        </message>
    </context>
    <context>
        <name>interphase::StudySession</name>
        <message>
            <source>Analysis %1</source>
            <translation>Analyse %1</translation>
        </message>
        <message>
            <source>Change the prior weight</source>
            <translation>Prior-Gewicht ändern</translation>
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
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>tails</source>
            <translation>Ränder</translation>
        </message>
        <message>
            <source>ESS</source>
            <translation>ESS</translation>
        </message>
        <message>
            <source>Effective sample size in the bulk: 100 a chain and more are wanted</source>
            <translation>Effektive Stichprobengröße im Kern: gewollt sind 100 je Kette und mehr</translation>
        </message>
        <message>
            <source>Effective sample size in the tails, of the 5 and 95 % quantiles: 100 a chain and more are wanted</source>
            <translation>Effektive Stichprobengröße in den Rändern, der Quantile bei 5 und 95 %: gewollt sind 100 je Kette und mehr</translation>
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
            <source>Stop %1</source>
            <translation>%1 anhalten</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Analysis</source>
            <translation>Analyse</translation>
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
        <message>
            <source>Add a copy of the &amp;analysis</source>
            <translation>Kopie der &amp;Analyse anlegen</translation>
        </message>
        <message>
            <source>Compute the &amp;evidence</source>
            <translation>&amp;Evidenz berechnen</translation>
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
        <message>
            <source>At most this many points of the window are fitted; thinning keeps transients and knees.</source>
            <translation>Höchstens so viele Punkte des Fensters werden angepasst; beim Ausdünnen bleiben Übergänge und Knie erhalten.</translation>
        </message>
        <message>
            <source>SOC at start</source>
            <translation>SOC am Anfang</translation>
        </message>
        <message>
            <source>from the rest voltage</source>
            <translation>aus der Ruhespannung</translation>
        </message>
        <message>
            <source>as given</source>
            <translation>wie angegeben</translation>
        </message>
        <message>
            <source>free, with a prior</source>
            <translation>frei, mit Prior</translation>
        </message>
        <message>
            <source>State of charge at the first row. The rest voltage is the one measured before the current begins; a free one gets a prior on the page Priors.</source>
            <translation>Ladezustand in der ersten Zeile. Die Ruhespannung ist die, die vor Beginn des Stroms gemessen wurde; ein freier bekommt einen Prior auf der Seite Priors.</translation>
        </message>
        <message>
            <source>State of charge at the start</source>
            <translation>Ladezustand am Anfang</translation>
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
            <source>The measured temperature is that of the cell&apos;s surface; the model of the heat must be lumped or distributed (page Cell &amp; model).</source>
            <translation>Die gemessene Temperatur ist die der Oberfläche der Zelle; das Wärmemodell muss eine Temperatur oder Wärmeleitung haben (Seite Zelle &amp; Modell).</translation>
        </message>
        <message>
            <source>Quantities</source>
            <translation>Größen</translation>
        </message>
    </context>
    <context>
        <name>interphase::WindowController</name>
        <message>
            <source>Studies (*.interphase);;All files (*)</source>
            <translation>Studien (*.interphase);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Interphase: Bayesian calibration of battery models from measured data.</source>
            <translation>Interphase: bayessche Kalibrierung von Batteriemodellen aus Messdaten.</translation>
        </message>
        <message>
            <source>%1: the folder for new studies cannot be made.</source>
            <translation>%1: der Ordner für neue Studien lässt sich nicht anlegen.</translation>
        </message>
        <message>
            <source>Study</source>
            <translation>Studie</translation>
        </message>
        <message>
            <source>The study is kept in %1.</source>
            <translation>Die Studie liegt in %1.</translation>
        </message>
        <message>
            <source>Reading the example %1</source>
            <translation>Lese das Beispiel %1</translation>
        </message>
        <message>
            <source>A copy of the example is kept in %1.</source>
            <translation>Eine Kopie des Beispiels liegt in %1.</translation>
        </message>
        <message>
            <source>Open a study</source>
            <translation>Studie öffnen</translation>
        </message>
        <message>
            <source>No study is open.</source>
            <translation>Es ist keine Studie geöffnet.</translation>
        </message>
        <message>
            <source>Save a copy</source>
            <translation>Kopie speichern</translation>
        </message>
        <message>
            <source>Saving a copy</source>
            <translation>Speichere eine Kopie</translation>
        </message>
        <message>
            <source>A copy is in %1.</source>
            <translation>Eine Kopie ist in %1.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
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
            <source>Saved %1</source>
            <translation>Gespeichert %1</translation>
        </message>
        <message>
            <source>%1 cores</source>
            <translation>%1 Kerne</translation>
        </message>
        <message>
            <source> · seed %1</source>
            <translation> · Startzahl %1</translation>
        </message>
    </context>
    <context>
        <name>interphase::DerivedCard</name>
        <message>
            <source>Derived quantities</source>
            <translation>Abgeleitete Größen</translation>
        </message>
        <message>
            <source>Name [unit]</source>
            <translation>Name [Einheit]</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>%1 = %2</source>
            <translation>%1 = %2</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>%1 entfernen</translation>
        </message>
        <message>
            <source>Free here: %1</source>
            <translation>Hier frei: %1</translation>
        </message>
    </context>
    <context>
        <name>interphase::SolverCheckController</name>
        <message>
            <source>Reading the check of the solver</source>
            <translation>Prüfung des Lösers wird gelesen</translation>
        </message>
        <message>
            <source>Checking the solver</source>
            <translation>Löser wird geprüft</translation>
        </message>
    </context>
    <context>
        <name>interphase::EcdfPlot</name>
        <message>
            <source>expected</source>
            <translation>erwartet</translation>
        </message>
        <message>
            <source>Found − expected</source>
            <translation>Gefunden − erwartet</translation>
        </message>
    </context>
    <context>
        <name>interphase::PredictiveChecksCard</name>
        <message>
            <source>Do the data look like it?</source>
            <translation>Sehen die Daten danach aus?</translation>
        </message>
        <message>
            <source>p-values</source>
            <translation>p-Werte</translation>
        </message>
    </context>
    <context>
        <name>interphase::ProtocolCard</name>
        <message>
            <source>Protocol</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Steps, in English, with a semicolon between them: %1</source>
            <translation>Schritte, auf Englisch, mit Strichpunkt dazwischen: %1</translation>
        </message>
        <message>
            <source>State of charge at the start, where the cell rests.</source>
            <translation>Ladezustand am Anfang, wo die Zelle ruht.</translation>
        </message>
        <message>
            <source>Predict</source>
            <translation>Vorhersagen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Starts at SOC</source>
            <translation>Beginnt bei SOC</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>this analysis</source>
            <translation>diese Analyse</translation>
        </message>
        <message>
            <source>all, by evidence</source>
            <translation>alle, nach Evidenz</translation>
        </message>
        <message>
            <source>all, by stacking</source>
            <translation>alle, nach Stacking</translation>
        </message>
        <message>
            <source>Which analyses predict together, each from its own draws: by their posterior probabilities, or by the mixture that predicts best ahead (leave-future-out). Both need their evidence, from the page Compare. What they disagree is a share of the variance.</source>
            <translation>Welche Analysen gemeinsam vorhersagen, jede aus ihren eigenen Ziehungen: nach ihren Posterior-Wahrscheinlichkeiten oder in der Mischung, die am besten vorausschaut (Leave-future-out). Beides braucht ihre Evidenz von der Seite Vergleich. Worin sie sich widersprechen, ist ein Anteil der Varianz.</translation>
        </message>
    </context>
    <context>
        <name>interphase::ProtocolController</name>
        <message>
            <source>Reading the prediction</source>
            <translation>Vorhersage lesen</translation>
        </message>
        <message>
            <source>Prediction of a protocol</source>
            <translation>Vorhersage eines Protokolls</translation>
        </message>
    </context>
    <context>
        <name>interphase::RiskCard</name>
        <message>
            <source>Risk</source>
            <translation>Risiko</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>is</source>
            <translation>liegt</translation>
        </message>
        <message>
            <source>below</source>
            <translation>darunter</translation>
        </message>
        <message>
            <source>above</source>
            <translation>darüber</translation>
        </message>
        <message>
            <source>What it costs whenever the limit is crossed, in a currency of your own.</source>
            <translation>Was es kostet, wenn die Grenze überschritten wird, in eigener Währung.</translation>
        </message>
        <message>
            <source>What each unit beyond the limit costs: each volt, each ampere hour.</source>
            <translation>Was jede Einheit jenseits der Grenze kostet: jedes Volt, jede Amperestunde.</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>Grenze</translation>
        </message>
        <message>
            <source>Cost of crossing</source>
            <translation>Kosten je Überschreitung</translation>
        </message>
        <message>
            <source>Cost per unit</source>
            <translation>Kosten je Einheit</translation>
        </message>
        <message>
            <source>with %1 alone</source>
            <translation>mit %1 allein</translation>
        </message>
    </context>
    <context>
        <name>interphase::SamplerCheckCard</name>
        <message>
            <source>Check of the sampler</source>
            <translation>Prüfung des Samplers</translation>
        </message>
        <message>
            <source>posterior</source>
            <translation>Posterior</translation>
        </message>
        <message>
            <source>prior</source>
            <translation>Prior</translation>
        </message>
        <message>
            <source>Truths from</source>
            <translation>Wahre Werte aus</translation>
        </message>
        <message>
            <source>From the posterior it is checked where your data have put the parameters; from the prior, wherever the priors allow them.</source>
            <translation>Aus dem Posterior wird dort geprüft, wohin die Daten die Parameter gelegt haben; aus dem Prior überall, wo die Priors sie zulassen.</translation>
        </message>
        <message>
            <source>Data are simulated from draws of the priors and sampled without yours.</source>
            <translation>Aus Ziehungen der Priors werden Daten simuliert und ohne die gemessenen gezogen.</translation>
        </message>
        <message>
            <source>Data are simulated from draws of the posterior and sampled again together with yours.</source>
            <translation>Aus Ziehungen des Posteriors werden Daten simuliert und zusammen mit den gemessenen neu gezogen.</translation>
        </message>
        <message>
            <source>If all is sound, the parameters they came from have any rank among the new draws equally often.</source>
            <translation>Ist alles in Ordnung, haben die Parameter, aus denen sie stammen, jeden Rang unter den neuen Ziehungen gleich oft.</translation>
        </message>
        <message>
            <source>Simulated data sets; each is a calibration of its own.</source>
            <translation>Simulierte Datensätze; jeder ist eine eigene Kalibrierung.</translation>
        </message>
        <message>
            <source>Data sets</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>Check the sampler</source>
            <translation>Sampler prüfen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
    </context>
    <context>
        <name>interphase::SamplerCheckController</name>
        <message>
            <source>Reading the check of the sampler</source>
            <translation>Prüfung des Samplers lesen</translation>
        </message>
        <message>
            <source>Check of the sampler</source>
            <translation>Prüfung des Samplers</translation>
        </message>
    </context>
    <context>
        <name>interphase::EntriesCard</name>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
    </context>
    <context>
        <name>interphase::SocChoice</name>
        <message>
            <source>from the rest voltage</source>
            <translation>aus der Ruhespannung</translation>
        </message>
        <message>
            <source>as given</source>
            <translation>wie angegeben</translation>
        </message>
        <message>
            <source>free, with a prior</source>
            <translation>frei, mit einem Prior</translation>
        </message>
    </context>
    <context>
        <name>interphase::SpectraCard</name>
        <message>
            <source>Re Z / mΩ</source>
            <translation>Re Z / mΩ</translation>
        </message>
        <message>
            <source>-Im Z / mΩ</source>
            <translation>-Im Z / mΩ</translation>
        </message>
        <message>
            <source>fitted</source>
            <translation>angepasst</translation>
        </message>
        <message>
            <source>not fitted</source>
            <translation>nicht angepasst</translation>
        </message>
        <message>
            <source>Impedance spectra</source>
            <translation>Impedanzspektren</translation>
        </message>
        <message>
            <source>Spectrum</source>
            <translation>Spektrum</translation>
        </message>
        <message>
            <source>Fitted</source>
            <translation>Angepasst</translation>
        </message>
        <message>
            <source>SOC</source>
            <translation>SOC</translation>
        </message>
        <message>
            <source>State of charge at which the spectrum was measured, at rest. A free one gets a prior on the page Priors.</source>
            <translation>Ladezustand, bei dem das Spektrum in Ruhe gemessen wurde. Ein freier erhält auf der Seite Priors einen Prior.</translation>
        </message>
        <message>
            <source>State of charge of the spectrum</source>
            <translation>Ladezustand des Spektrums</translation>
        </message>
        <message>
            <source>Rest voltage of the spectrum</source>
            <translation>Ruhespannung des Spektrums</translation>
        </message>
        <message>
            <source>Remove the spectrum</source>
            <translation>Spektrum entfernen</translation>
        </message>
        <message>
            <source>Lowest frequency that is fitted</source>
            <translation>Niedrigste Frequenz, die angepasst wird</translation>
        </message>
        <message>
            <source>Highest frequency that is fitted</source>
            <translation>Höchste Frequenz, die angepasst wird</translation>
        </message>
        <message>
            <source>to</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>%1 · %2 frequencies</source>
            <translation>%1 · %2 Frequenzen</translation>
        </message>
    </context>
    <context>
        <name>interphase::EarlierStartController</name>
        <message>
            <source>A study of a similar cell that was sampled</source>
            <translation>Eine Studie einer ähnlichen Zelle, aus der gezogen wurde</translation>
        </message>
        <message>
            <source>Studies (*.interphase);;All files (*)</source>
            <translation>Studien (*.interphase);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>%1 wird gelesen</translation>
        </message>
        <message>
            <source>The next run begins at %1 draws of %2.</source>
            <translation>Der nächste Lauf beginnt bei %1 Ziehungen von %2.</translation>
        </message>
    </context>
    <context>
        <name>interphase::ImpedanceCard</name>
        <message>
            <source>Impedance</source>
            <translation>Impedanz</translation>
        </message>
        <message>
            <source>State of charge</source>
            <translation>Ladezustand</translation>
        </message>
        <message>
            <source>Frequency from</source>
            <translation>Frequenz von</translation>
        </message>
        <message>
            <source>to</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>Shown as</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>Nyquist and Bode</source>
            <translation>Nyquist und Bode</translation>
        </message>
        <message>
            <source>Nyquist</source>
            <translation>Nyquist</translation>
        </message>
        <message>
            <source>Bode</source>
            <translation>Bode</translation>
        </message>
    </context>
    <context>
        <name>interphase::ImpedancePlot</name>
        <message>
            <source>Impedance</source>
            <translation>Impedanz</translation>
        </message>
        <message>
            <source>Re Z</source>
            <translation>Re Z</translation>
        </message>
        <message>
            <source>−Im Z</source>
            <translation>−Im Z</translation>
        </message>
        <message>
            <source>decades of the frequency</source>
            <translation>Dekaden der Frequenz</translation>
        </message>
        <message>
            <source>Magnitude</source>
            <translation>Betrag</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>|Z|</source>
            <translation>|Z|</translation>
        </message>
        <message>
            <source>−Phase</source>
            <translation>−Phase</translation>
        </message>
        <message>
            <source>Frequency</source>
            <translation>Frequenz</translation>
        </message>
    </context>
    <context>
        <name>interphase::ImpedanceController</name>
        <message>
            <source>Left out</source>
            <translation>Nicht enthalten</translation>
        </message>
        <message>
            <source>heat and ageing, the SEI&apos;s film too</source>
            <translation>Wärme und Alterung, auch der SEI-Film</translation>
        </message>
        <message>
            <source>Impedance</source>
            <translation>Impedanz</translation>
        </message>
        <message>
            <source>Voltage at rest</source>
            <translation>Ruhespannung</translation>
        </message>
        <message>
            <source>Re Z at 1 kHz</source>
            <translation>Re Z bei 1 kHz</translation>
        </message>
    </context>
    <context>
        <name>interphase::CapacitiesCard</name>
        <message>
            <source>Capacities</source>
            <translation>Kapazitäten</translation>
        </message>
        <message>
            <source>Current / A</source>
            <translation>Strom / A</translation>
        </message>
        <message>
            <source>Capacity / Ah</source>
            <translation>Kapazität / Ah</translation>
        </message>
        <message>
            <source>measured</source>
            <translation>gemessen</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Voltage at which the discharges ended</source>
            <translation>Spannung, bei der die Entladungen endeten</translation>
        </message>
        <message>
            <source>Cut-off</source>
            <translation>Abbruchspannung</translation>
        </message>
        <message>
            <source>SOC</source>
            <translation>SOC</translation>
        </message>
        <message>
            <source>State of charge at rest, where the discharges began.</source>
            <translation>Ladezustand in Ruhe, bei dem die Entladungen begannen.</translation>
        </message>
        <message>
            <source>State of charge where the discharges began</source>
            <translation>Ladezustand, bei dem die Entladungen begannen</translation>
        </message>
        <message>
            <source>Rest voltage where the discharges began</source>
            <translation>Ruhespannung, bei der die Entladungen begannen</translation>
        </message>
        <message>
            <source>Temperature of the discharges</source>
            <translation>Temperatur der Entladungen</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Remove the capacities</source>
            <translation>Die Kapazitäten entfernen</translation>
        </message>
        <message>
            <source>Discharges at constant currents: %1</source>
            <translation>Entladungen mit konstantem Strom: %1</translation>
        </message>
    </context>
    <context>
        <name>interphase::NyquistPlot</name>
        <message>
            <source>Re Z</source>
            <translation>Re Z</translation>
        </message>
        <message>
            <source>-Im Z</source>
            <translation>-Im Z</translation>
        </message>
        <message>
            <source>90 % with noise</source>
            <translation>90 % mit Rauschen</translation>
        </message>
        <message>
            <source>90 % of the parameters</source>
            <translation>90 % der Parameter</translation>
        </message>
        <message>
            <source>median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>data</source>
            <translation>Daten</translation>
        </message>
    </context>
    <context>
        <name>interphase::CorrelationBlock</name>
        <message>
            <source>Parameters…</source>
            <translation>Parameter…</translation>
        </message>
        <message>
            <source>Which priors go together; those that come in are uncorrelated at first</source>
            <translation>Welche Priors zusammengehören; neue sind zunächst unkorreliert</translation>
        </message>
        <message>
            <source>Remove this block; each prior stays as it is</source>
            <translation>Diesen Block entfernen; jeder Prior bleibt, wie er ist</translation>
        </message>
        <message>
            <source>Back to those that count</source>
            <translation>Zurück zu den geltenden</translation>
        </message>
        <message>
            <source>Block %1</source>
            <translation>Block %1</translation>
        </message>
        <message>
            <source>Correlation of %1 and %2</source>
            <translation>Korrelation von %1 und %2</translation>
        </message>
        <message>
            <source>%1 and %2: from −1 to 1, both excluded</source>
            <translation>%1 und %2: von −1 bis 1, beide ausgeschlossen</translation>
        </message>
        <message>
            <source>Take %1 out of this block; its prior stays</source>
            <translation>%1 aus diesem Block nehmen; der Prior bleibt</translation>
        </message>
        <message>
            <source>%1 (in block %2)</source>
            <translation>%1 (in Block %2)</translation>
        </message>
    </context>
    <context>
        <name>interphase::CorrelationsCard</name>
        <message>
            <source>Priors that go together</source>
            <translation>Priors, die zusammengehören</translation>
        </message>
        <message>
            <source>For parameters of which more is known together than of each alone: a block says how their priors correlate. An earlier study brings a block with it.</source>
            <translation>Für Parameter, von denen zusammen mehr bekannt ist als von jedem allein: Ein Block sagt, wie ihre Priors korrelieren. Eine frühere Studie bringt einen Block mit.</translation>
        </message>
        <message>
            <source>Add a block…</source>
            <translation>Block hinzufügen…</translation>
        </message>
        <message>
            <source>Choose the parameters whose priors go together</source>
            <translation>Die Parameter wählen, deren Priors zusammengehören</translation>
        </message>
        <message>
            <source>A block needs two parameters that stand in none</source>
            <translation>Ein Block braucht zwei Parameter, die in keinem stehen</translation>
        </message>
        <message>
            <source>1 block</source>
            <translation>1 Block</translation>
        </message>
        <message>
            <source>%1 blocks</source>
            <translation>%1 Blöcke</translation>
        </message>
    </context>
    <context>
        <name>interphase::EarlierPriorRow</name>
        <message>
            <source>From an earlier study…</source>
            <translation>Aus einer früheren Studie…</translation>
        </message>
        <message>
            <source>The posterior of a study of other data becomes the prior of the parameters that are free in both, with their correlations; can be undone</source>
            <translation>Der Posterior einer Studie mit anderen Daten wird zum Prior der Parameter, die in beiden frei sind, samt ihren Korrelationen; lässt sich rückgängig machen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>interphase::CorrelationsController</name>
        <message>
            <source>A correlation lies between −1 and 1, both excluded; those that stood here before still count.</source>
            <translation>Eine Korrelation liegt zwischen −1 und 1, beide ausgeschlossen; es gelten weiter die vorigen.</translation>
        </message>
        <message>
            <source>These correlations contradict each other (the matrix is not positive definite); those that stood here before still count.</source>
            <translation>Diese Korrelationen widersprechen einander (die Matrix ist nicht positiv definit); es gelten weiter die vorigen.</translation>
        </message>
        <message>
            <source>These correlations contradict each other (the matrix is not positive definite): with the others as they are, that of %1 and %2 lies between %3 and %4; those that stood here before still count.</source>
            <translation>Diese Korrelationen widersprechen einander (die Matrix ist nicht positiv definit): Neben den anderen liegt die von %1 und %2 zwischen %3 und %4; es gelten weiter die vorigen.</translation>
        </message>
        <message>
            <source>Some correlations were typed since.</source>
            <translation>Einige Korrelationen wurden seither von Hand geändert.</translation>
        </message>
        <message>
            <source>A block needs two parameters or more; nothing was added.</source>
            <translation>Ein Block braucht zwei oder mehr Parameter; es wurde keiner hinzugefügt.</translation>
        </message>
        <message>
            <source>A block needs two parameters or more; this one stays as it was.</source>
            <translation>Ein Block braucht zwei oder mehr Parameter; dieser bleibt, wie er war.</translation>
        </message>
        <message>
            <source>Correlate priors</source>
            <translation>Priors korrelieren</translation>
        </message>
        <message>
            <source>Decorrelate the prior of %1</source>
            <translation>Prior von %1 aus dem Block nehmen</translation>
        </message>
        <message>
            <source>Correlation of priors</source>
            <translation>Korrelation von Priors</translation>
        </message>
        <message>
            <source>Remove a block of priors</source>
            <translation>Block von Priors entfernen</translation>
        </message>
    </context>
    <context>
        <name>interphase::EarlierPriorController</name>
        <message>
            <source>%1 parameters together</source>
            <translation>%1 Parameter zusammen</translation>
        </message>
        <message>
            <source>Posterior of run %1 of %2.</source>
            <translation>Posterior des Laufs %1 von %2.</translation>
        </message>
        <message>
            <source>An earlier study, of other data, that was sampled</source>
            <translation>Eine frühere Studie mit anderen Daten, aus der gezogen wurde</translation>
        </message>
        <message>
            <source>Studies (*.interphase);;All files (*)</source>
            <translation>Studien (*.interphase);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>%1 wird gelesen</translation>
        </message>
        <message>
            <source>Priors from %1</source>
            <translation>Priors aus %1</translation>
        </message>
        <message>
            <source>The posterior of %1 (run %2, %3 draws) is the prior of: %4. %5</source>
            <translation>Der Posterior von %1 (Lauf %2, %3 Ziehungen) ist der Prior von: %4. %5</translation>
        </message>
        <message>
            <source>Counted twice: %1 was fitted in %2 already. Fit other data here, or take these priors back by undo.</source>
            <translation>Doppelt gezählt: %1 wurde schon in %2 angepasst. Passen Sie hier andere Daten an, oder nehmen Sie diese Priors durch Rückgängig zurück.</translation>
        </message>
    </context>
</TS>
