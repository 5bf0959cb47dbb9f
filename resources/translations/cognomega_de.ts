<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>NetworkList</name>
    <message>
        <source>Nothing has left this computer.</source>
        <translation>Nichts hat diesen Computer verlassen.</translation>
    </message>
    <message>
        <source>Connections that were let out: {0}</source>
        <translation>Hinausgelassene Verbindungen: {0}</translation>
    </message>
    <message>
        <source>Attempts of apps that were refused: {0}</source>
        <translation>Abgewiesene Versuche von Apps: {0}</translation>
    </message>
</context>
<context>
    <name>SetUpPage</name>
    <message>
        <source>Get ready</source>
        <translation>Bereit machen</translation>
    </message>
    <message>
        <source>How much has come</source>
        <translation>Wie viel schon da ist</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Use files I have…</source>
        <translation>Vorhandene Dateien verwenden…</translation>
    </message>
    <message>
        <source>Model that writes your apps</source>
        <translation>Modell, das deine Apps schreibt</translation>
    </message>
    <message>
        <source> (suggested)</source>
        <translation> (empfohlen)</translation>
    </message>
    <message>
        <source>Reading its instructions, once on this computer</source>
        <translation>Liest seine Anleitung, einmal auf diesem Computer</translation>
    </message>
    <message>
        <source>About a minute. You can already look around.</source>
        <translation>Etwa eine Minute. Du kannst dich schon umsehen.</translation>
    </message>
    <message>
        <source>Checking {0}…</source>
        <translation>{0} wird geprüft…</translation>
    </message>
    <message>
        <source>Copying {0}…</source>
        <translation>{0} wird kopiert…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>, about {0} left</source>
        <translation>, noch etwa {0}</translation>
    </message>
    <message>
        <source>{0}, paused</source>
        <translation>{0}, angehalten</translation>
    </message>
    <message>
        <source>Looking at what this computer can do…</source>
        <translation>Sieht nach, was dieser Computer kann…</translation>
    </message>
    <message>
        <source>This computer has {0} processor cores, {1} of memory and {2} free on its disk.</source>
        <translation>Dieser Computer hat {0} Prozessorkerne, {1} Arbeitsspeicher und {2} freien Platz auf der Platte.</translation>
    </message>
    <message>
        <source>{0} to download</source>
        <translation>{0} herunterzuladen</translation>
    </message>
    <message>
        <source>already here</source>
        <translation>schon da</translation>
    </message>
    <message>
        <source>about {0} for an app</source>
        <translation>etwa {0} für eine App</translation>
    </message>
    <message>
        <source> This computer has little memory for it.</source>
        <translation> Dieser Computer hat dafür wenig Arbeitsspeicher.</translation>
    </message>
    <message>
        <source> There is not enough room on the disk.</source>
        <translation> Auf der Platte ist nicht genug Platz.</translation>
    </message>
    <message>
        <source> This computer would be slow with it.</source>
        <translation> Dieser Computer wäre damit langsam.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>Get ready ({0})</source>
        <translation>Bereit machen ({0})</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Look around meanwhile</source>
        <translation>Inzwischen umsehen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Everything is here. Nothing more is needed from the network.</source>
        <translation>Alles ist da. Aus dem Netz wird nichts mehr gebraucht.</translation>
    </message>
    <message>
        <source>Downloaded once, checked byte by byte. After that everything works without a network.</source>
        <translation>Einmal heruntergeladen und Byte für Byte geprüft. Danach geht alles ohne Netz.</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>Modelldatei auswählen</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the usual value</source>
        <translation>Zurück zum üblichen Wert</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner auswählen</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The one this computer uses</source>
        <translation>Das übliche dieses Computers</translation>
    </message>
    <message>
        <source>Fetch or bring models…</source>
        <translation>Modelle holen oder mitbringen…</translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation>Das übliche</translation>
    </message>
</context>
<context>
    <name>SpeakBar</name>
    <message>
        <source>Microphone and how to speak</source>
        <translation>Mikrofon und Art zu sprechen</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Get the models</source>
        <translation>Modelle holen</translation>
    </message>
    <message>
        <source>Throw this away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Sprechen beenden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>1 uncertain word</source>
        <translation>1 unsicheres Wort</translation>
    </message>
    <message>
        <source>{0} uncertain words</source>
        <translation>{0} unsichere Wörter</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>Halten und sprechen</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Writing down the last words…</source>
        <translation>Schreibt die letzten Wörter auf…</translation>
    </message>
    <message>
        <source>Speak now; stops by itself</source>
        <translation>Sprich jetzt; endet von selbst</translation>
    </message>
    <message>
        <source>Speak now</source>
        <translation>Sprich jetzt</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>How loud it is</source>
        <translation>Wie laut es ist</translation>
    </message>
</context>
<context>
    <name>microphone</name>
    <message>
        <source>Looking for microphones…</source>
        <translation>Sucht Mikrofone…</translation>
    </message>
    <message>
        <source>Use a sound file instead…</source>
        <translation>Stattdessen eine Tondatei verwenden…</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>Es gibt kein Mikrofon.</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Aufnahme auswählen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>The one this computer uses</source>
        <translation>Das übliche dieses Computers</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Speaking</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>The one this computer uses, or one you choose. If it is not plugged in, the usual one is used and you are told.</source>
        <translation>Das, was dieser Computer verwendet, oder eines deiner Wahl. Ist es nicht eingesteckt, wird das übliche verwendet, und du erfährst es.</translation>
    </message>
    <message>
        <source>How to speak</source>
        <translation>Art zu sprechen</translation>
    </message>
    <message>
        <source>Hold the button while you speak, press it once to start and once to stop, or let it stop by itself when you pause.</source>
        <translation>Halte die Taste, während du sprichst, drücke sie zum Beginnen und zum Beenden, oder lass es in einer Pause von selbst enden.</translation>
    </message>
    <message>
        <source>Hold while speaking</source>
        <translation>Beim Sprechen halten</translation>
    </message>
    <message>
        <source>Press to start, press to stop</source>
        <translation>Zum Beginnen und Beenden drücken</translation>
    </message>
    <message>
        <source>Stop by itself when I pause</source>
        <translation>In einer Pause von selbst enden</translation>
    </message>
    <message>
        <source>Pause that ends hands-free speech</source>
        <translation>Pause, die freies Sprechen beendet</translation>
    </message>
    <message>
        <source>Longer leaves you time to think, shorter answers sooner.</source>
        <translation>Länger lässt Zeit zum Nachdenken, kürzer antwortet früher.</translation>
    </message>
    <message>
        <source>Show words while I speak</source>
        <translation>Wörter zeigen, während ich spreche</translation>
    </message>
    <message>
        <source>Needs a little of the processor while you speak. The final words are the same either way.</source>
        <translation>Braucht beim Sprechen etwas Rechenleistung. Die endgültigen Wörter sind in beiden Fällen dieselben.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model that writes the apps</source>
        <translation>Modell, das die Apps schreibt</translation>
    </message>
    <message>
        <source>A larger model understands odder wishes and takes longer.</source>
        <translation>Ein größeres Modell versteht ungewöhnlichere Wünsche und braucht länger.</translation>
    </message>
    <message>
        <source>Model that listens</source>
        <translation>Modell, das zuhört</translation>
    </message>
    <message>
        <source>Turns what you said into text.</source>
        <translation>Macht aus dem Gesagten Text.</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Processor cores for the models</source>
        <translation>Prozessorkerne für die Modelle</translation>
    </message>
    <message>
        <source>0 uses all of them. Fewer leave room for your other programs, and everything takes longer.</source>
        <translation>0 nutzt alle. Weniger lassen deinen anderen Programmen Raum, und alles dauert länger.</translation>
    </message>
    <message>
        <source>Answer at once what was asked before</source>
        <translation>Schon Gefragtes sofort beantworten</translation>
    </message>
    <message>
        <source>Answers of the models are kept on this computer, so that the same request is quick the second time.</source>
        <translation>Antworten der Modelle bleiben auf diesem Computer, damit dieselbe Bitte beim zweiten Mal schnell geht.</translation>
    </message>
    <message>
        <source>Ask me when a wish is unclear</source>
        <translation>Bei unklaren Wünschen nachfragen</translation>
    </message>
    <message>
        <source>At most one short question a build, with answers to choose from. Without an answer it goes on after a minute.</source>
        <translation>Höchstens eine kurze Frage je App, mit Antworten zur Auswahl. Ohne Antwort geht es nach einer Minute weiter.</translation>
    </message>
    <message>
        <source>Code editor</source>
        <translation>Code-Editor</translation>
    </message>
    <message>
        <source>Suggest code while I type</source>
        <translation>Code vorschlagen, während ich schreibe</translation>
    </message>
    <message>
        <source>At a pause at the end of a line the model on this computer suggests how to go on. Ctrl+Space asks it at any time.</source>
        <translation>Bei einer Pause am Zeilenende schlägt das Modell auf diesem Computer vor, wie es weitergeht. Strg+Leertaste fragt es jederzeit.</translation>
    </message>
    <message>
        <source>Where this computer is quick</source>
        <translation>Wo dieser Computer schnell ist</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Only when I ask</source>
        <translation>Nur wenn ich frage</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Where your apps are kept</source>
        <translation>Wo deine Apps liegen</translation>
    </message>
    <message>
        <source>Each app is an ordinary folder there. Apps made before stay where they are.</source>
        <translation>Jede App ist dort ein gewöhnlicher Ordner. Frühere Apps bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark, or as this computer is set.</source>
        <translation>Hell, dunkel oder wie dieser Computer eingestellt ist.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>100 is the usual size.</source>
        <translation>100 ist die übliche Größe.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>Used from the next start of Cognomega on.</source>
        <translation>Gilt ab dem nächsten Start von Cognomega.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Language you speak</source>
        <translation>Sprache, die du sprichst</translation>
    </message>
    <message>
        <source>Say which, if it is often taken for another.</source>
        <translation>Wähle sie, wenn sie oft für eine andere gehalten wird.</translation>
    </message>
    <message>
        <source>Notice it by itself</source>
        <translation>Von selbst erkennen</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Keep recordings of what I said</source>
        <translation>Aufnahmen des Gesagten behalten</translation>
    </message>
    <message>
        <source>Off: a recording is deleted once its words are written down. On or off, it never leaves this computer.</source>
        <translation>Aus: Eine Aufnahme wird gelöscht, sobald ihre Wörter aufgeschrieben sind. So oder so verlässt sie diesen Computer nie.</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>A focus timer: 25 minutes of work, 5 minutes of rest</source>
        <translation>Ein Arbeitstimer: 25 Minuten Arbeit, 5 Minuten Pause</translation>
    </message>
    <message>
        <source>A grocery list by aisle where I tick things off</source>
        <translation>Eine Einkaufsliste nach Regalen zum Abhaken</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Blueprint</source>
        <translation>Bauplan</translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation>Diese Fassung zurückholen</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Bau</translation>
    </message>
    <message>
        <source>Build again</source>
        <translation>Neu bauen</translation>
    </message>
    <message>
        <source>Build it</source>
        <translation>Bauen</translation>
    </message>
    <message>
        <source>Build it so</source>
        <translation>So bauen</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>  and {0} more</source>
        <translation>  und {0} weitere</translation>
    </message>
    <message>
        <source> for each {0}.</source>
        <translation> je {0}.</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message>
        <source>9 of 10 within</source>
        <translation>9 von 10 binnen</translation>
    </message>
    <message>
        <source>9 of 10 within {0}</source>
        <translation>9 von 10 binnen {0}</translation>
    </message>
    <message>
        <source>A build takes</source>
        <translation>Ein Bau dauert</translation>
    </message>
    <message>
        <source>A calendar needs a date, and nothing here has one.</source>
        <translation>Ein Kalender braucht ein Datum, und hier hat nichts eines.</translation>
    </message>
    <message>
        <source>A deleted {0} comes back with Undo, and with the keys Ctrl and Z.</source>
        <translation>Was gelöscht wurde ({0}), kommt mit Undo zurück, auch mit den Tasten Strg und Z.</translation>
    </message>
    <message>
        <source>A larger model</source>
        <translation>Ein größeres Modell</translation>
    </message>
    <message>
        <source>A list cannot stand in both orders at once.</source>
        <translation>Eine Liste kann nicht in beiden Reihenfolgen zugleich stehen.</translation>
    </message>
    <message>
        <source>A model on the internet</source>
        <translation>Ein Modell im Internet</translation>
    </message>
    <message>
        <source>A month view shows each {0} on its day.</source>
        <translation>Eine Monatsansicht zeigt alles an seinem Tag ({0}).</translation>
    </message>
    <message>
        <source>A newer Cognomega may read it.</source>
        <translation>Ein neueres Cognomega kann es vielleicht lesen.</translation>
    </message>
    <message>
        <source>A part of the system that records sound is missing (PortAudio).</source>
        <translation>Ein Teil des Systems, der Ton aufnimmt, fehlt (PortAudio).</translation>
    </message>
    <message>
        <source>A reminder needs a date, and nothing here has one.</source>
        <translation>Eine Erinnerung braucht ein Datum, und hier hat nichts eines.</translation>
    </message>
    <message>
        <source>A {0} chart shows {1}.</source>
        <translation>Ein Diagramm ({0}) zeigt {1}.</translation>
    </message>
    <message>
        <source>A {0} is shown on top when it is near.</source>
        <translation>Was nahe ist ({0}), steht oben.</translation>
    </message>
    <message>
        <source>About {0} left</source>
        <translation>Noch etwa {0}</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Agent {0}</source>
        <translation>Agent {0}</translation>
    </message>
    <message>
        <source>Agent {0}, {1} tokens</source>
        <translation>Agent {0}, {1} Wortteile</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>All builds</source>
        <translation>Alle Bauten</translation>
    </message>
    <message>
        <source>All held</source>
        <translation>Alles hält</translation>
    </message>
    <message>
        <source>Another Cognomega has been writing to {0} for {1} seconds.</source>
        <translation>Ein anderes Cognomega schreibt seit {1} Sekunden in {0}.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Answered from memory</source>
        <translation>Aus dem Gedächtnis beantwortet</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Answers written at once</source>
        <translation>Antworten, die zugleich geschrieben werden</translation>
    </message>
    <message>
        <source>Ask again: it goes on where it stopped.</source>
        <translation>Frag noch einmal: Es geht weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Erfragt</translation>
    </message>
    <message>
        <source>99 of 100 within</source>
        <translation>99 von 100 binnen</translation>
    </message>
    <message>
        <source> with the same {0}</source>
        <translation> mit demselben Wert in {0}</translation>
    </message>
    <message>
        <source>A button hides {0} where {1}, and no other, and shows them again.</source>
        <translation>Ein Knopf verbirgt ({0}) die, für die gilt: {1}, und keine anderen, und zeigt sie wieder.</translation>
    </message>
    <message>
        <source>A time that was measured waits until what is missing is filled in, and is kept among the {0} then.</source>
        <translation>Eine gemessene Zeit wartet, bis ausgefüllt ist, was fehlt, und wird dann in der Liste ({0}) behalten.</translation>
    </message>
    <message>
        <source>About {0} left · {1}</source>
        <translation>Noch etwa {0} · {1}</translation>
    </message>
    <message>
        <source>Agents among each other</source>
        <translation>Agenten untereinander</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Einig</translation>
    </message>
    <message>
        <source>All wishes hold in more than 9 of 10 builds</source>
        <translation>Bei mehr als 9 von 10 Apps gelingt alles</translation>
    </message>
    <message>
        <source>All wishes hold in {0} of 10 builds</source>
        <translation>Bei {0} von 10 Apps gelingt alles</translation>
    </message>
    <message>
        <source>Almost ready: {0} %</source>
        <translation>Fast bereit: {0} %</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Apps</source>
        <translation>Apps</translation>
    </message>
    <message>
        <source>Apps in their folder</source>
        <translation>Apps in ihrem Ordner</translation>
    </message>
    <message>
        <source>Begin with a line such as: def add(a, b):</source>
        <translation>Beginne mit einer Zeile wie: def add(a, b):</translation>
    </message>
    <message>
        <source>Being late needs a date, and nothing here has one.</source>
        <translation>Überfällig sein braucht ein Datum, und hier hat nichts eines.</translation>
    </message>
    <message>
        <source>Being tried</source>
        <translation>Wird ausprobiert</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>Blueprint as text</source>
        <translation>Bauplan als Text</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Build it again to have its checks back.</source>
        <translation>Bau es noch einmal, um seine Prüfungen wiederzuhaben.</translation>
    </message>
    <message>
        <source>Build it again, or bring its folder back.</source>
        <translation>Bau es noch einmal, oder bring seinen Ordner zurück.</translation>
    </message>
    <message>
        <source>Build without it  Esc</source>
        <translation>Ohne das bauen  Esc</translation>
    </message>
    <message>
        <source>Building…</source>
        <translation>Wird gebaut…</translation>
    </message>
    <message>
        <source>Builds</source>
        <translation>Bauten</translation>
    </message>
    <message>
        <source>Builds compared</source>
        <translation>Verglichene Bauten</translation>
    </message>
    <message>
        <source>Builds left unfinished</source>
        <translation>Bauten, die unfertig blieben</translation>
    </message>
    <message>
        <source>Built</source>
        <translation>Gebaut</translation>
    </message>
    <message>
        <source>Built; some of it does not hold yet</source>
        <translation>Gebaut; manches hält noch nicht</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Knopf</translation>
    </message>
    <message>
        <source>By chance alone</source>
        <translation>Durch bloßen Zufall</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Candidates for each function</source>
        <translation>Vorschläge für jede Funktion</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Change how it looks: “{0}”</source>
        <translation>Das Aussehen ändern: „{0}“</translation>
    </message>
    <message>
        <source>Change its permissions, or copy it elsewhere.</source>
        <translation>Ändere seine Rechte, oder kopiere es anderswohin.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed later</source>
        <translation>Später geändert</translation>
    </message>
    <message>
        <source>Changes made again</source>
        <translation>Wiederholte Änderungen</translation>
    </message>
    <message>
        <source>Changes made, and all held</source>
        <translation>Änderungen, nach denen alles gelang</translation>
    </message>
    <message>
        <source>Changes made, something did not hold</source>
        <translation>Änderungen, nach denen etwas nicht gelang</translation>
    </message>
    <message>
        <source>Changes refused, the app left as it was</source>
        <translation>Abgelehnte Änderungen, die App blieb wie sie war</translation>
    </message>
    <message>
        <source>Changes taken back</source>
        <translation>Zurückgenommene Änderungen</translation>
    </message>
    <message>
        <source>Changing the blueprint</source>
        <translation>Der Bauplan wird geändert</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Check the microphone and say it again, or type what you want.</source>
        <translation>Prüfe das Mikrofon und sag es noch einmal, oder tippe, was du möchtest.</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>Prüfe den Namen und den Ordner.</translation>
    </message>
    <message>
        <source>Checks that held</source>
        <translation>Prüfungen halten</translation>
    </message>
    <message>
        <source>Choose a smaller model (see `cognomega models list`), or add --anyway to fetch it all the same.</source>
        <translation>Wähle ein kleineres Modell (siehe `cognomega models list`), oder hole es trotzdem mit --anyway.</translation>
    </message>
    <message>
        <source>Choose another microphone, plug this one in again, or type what you want.</source>
        <translation>Wähle ein anderes Mikrofon, stecke dieses wieder ein, oder tippe, was du möchtest.</translation>
    </message>
    <message>
        <source>Choose another place, or free some room.</source>
        <translation>Wähle einen anderen Ort, oder schaffe Platz.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>Wähle eines von: {0}.</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>Schließ es und versuch es dann noch einmal.</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close other busy programs, and see that the computer is not saving power.</source>
        <translation>Schließ andere beschäftigte Programme, und sieh nach, ob der Computer Strom spart.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließ andere Programme und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model (see `cognomega models list`).</source>
        <translation>Schließ andere Programme, oder wähle ein kleineres Modell (siehe `cognomega models list`).</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Schließ andere Programme, oder wähle ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Close that program, then try again.</source>
        <translation>Schließ jenes Programm und versuch es dann noch einmal.</translation>
    </message>
    <message>
        <source>Close the program that records (a call, a recorder), or choose another microphone.</source>
        <translation>Schließ das Programm, das aufnimmt (ein Gespräch, ein Rekorder), oder wähle ein anderes Mikrofon.</translation>
    </message>
    <message>
        <source>Code editor</source>
        <translation>Code-Editor</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Converter</source>
        <translation>Umrechner</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy or record it again.</source>
        <translation>Kopiere es oder nimm es noch einmal auf.</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Correct the words</source>
        <translation>Wörter berichtigen</translation>
    </message>
    <message>
        <source>Could not help: it failed</source>
        <translation>Konnte nicht helfen: es ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Cut it.</source>
        <translation>Kürze es.</translation>
    </message>
    <message>
        <source>Cut out the part that says what you want, or say it again in a minute or two.</source>
        <translation>Schneide den Teil heraus, der sagt, was du möchtest, oder sag es noch einmal in ein bis zwei Minuten.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Dates, times, figures, orders and tables are worked out right.</source>
        <translation>Daten, Zeiten, Zahlen, Reihenfolgen und Tabellen werden richtig errechnet.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Designing</source>
        <translation>Der Aufbau wird entworfen</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Did not work out</source>
        <translation>Hat nicht geklappt</translation>
    </message>
    <message>
        <source>Disk free, MB</source>
        <translation>Platte frei, MB</translation>
    </message>
    <message>
        <source>Does not hold: {0}</source>
        <translation>Hält nicht: {0}</translation>
    </message>
    <message>
        <source>Done: everything that worked before still works.</source>
        <translation>Fertig: Alles, was ging, geht noch.</translation>
    </message>
    <message>
        <source>Download it again, or see `cognomega models list` for the files it can use.</source>
        <translation>Lade es noch einmal herunter, oder sieh mit `cognomega models list`, welche Dateien gehen.</translation>
    </message>
    <message>
        <source>Draw a chart of “{0}” by “{1}”</source>
        <translation>Ein Diagramm zeichnen von „{0}“ nach „{1}“</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Each counter counts for itself, and all can be reset.</source>
        <translation>Jeder Zähler zählt für sich, und alle lassen sich zurücksetzen.</translation>
    </message>
    <message>
        <source>Each {0} can be ticked off.</source>
        <translation>Jeder Eintrag ({0}) lässt sich abhaken.</translation>
    </message>
    <message>
        <source>Each {0} can be ticked once a day, with streak and count of the month.</source>
        <translation>Jeder Eintrag ({0}) lässt sich einmal am Tag abhaken, mit Serie und Zahl des Monats.</translation>
    </message>
    <message>
        <source>Each {0} can be ticked once a month and is open again on the first, with streak and count.</source>
        <translation>Jeder Eintrag ({0}) lässt sich einmal im Monat abhaken und ist am Ersten wieder offen, mit Serie und Anzahl.</translation>
    </message>
    <message>
        <source>Each {0} can be ticked once a week and is open again on Monday, with streak and count.</source>
        <translation>Jeder Eintrag ({0}) lässt sich einmal in der Woche abhaken und ist am Montag wieder offen, mit Serie und Anzahl.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the blueprint</source>
        <translation>Bauplan bearbeiten</translation>
    </message>
    <message>
        <source>Edited by you</source>
        <translation>Von dir bearbeitet</translation>
    </message>
    <message>
        <source>Estimate wrong by</source>
        <translation>Schätzung daneben um</translation>
    </message>
    <message>
        <source>Estimates were wrong by more than half lately.</source>
        <translation>Schätzungen lagen zuletzt um mehr als die Hälfte daneben.</translation>
    </message>
    <message>
        <source>Estimates wrong by</source>
        <translation>Schätzfehler</translation>
    </message>
    <message>
        <source>Every app has that: searching above the list, undo after deleting, the rest under More.</source>
        <translation>Das hat jede App: Suchen über der Liste, Rückgängig nach dem Löschen, den Rest unter More.</translation>
    </message>
    <message>
        <source>Everything can be exported as one file, and a file is read back.</source>
        <translation>Alles lässt sich als eine Datei ausgeben, und eine Datei wird wieder eingelesen.</translation>
    </message>
    <message>
        <source>Everything else works without it.</source>
        <translation>Alles andere geht auch ohne.</translation>
    </message>
    <message>
        <source>Everything needed is here. You can build and speak now.</source>
        <translation>Alles Nötige ist da. Du kannst jetzt bauen und sprechen.</translation>
    </message>
    <message>
        <source>Everything you asked for was seen to work</source>
        <translation>Alles, was du wolltest, funktioniert</translation>
    </message>
    <message>
        <source>Everything you asked for was seen to work.</source>
        <translation>Alles, was du wolltest, funktioniert.</translation>
    </message>
    <message>
        <source>Example: {0}</source>
        <translation>Beispiel: {0}</translation>
    </message>
    <message>
        <source>Export as zip</source>
        <translation>Als Zip sichern</translation>
    </message>
    <message>
        <source>Export as zip…</source>
        <translation>Als Zip-Datei ausgeben…</translation>
    </message>
    <message>
        <source>Export {0}</source>
        <translation>{0} ausgeben</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Fetch it again with `cognomega models get`.</source>
        <translation>Hole es noch einmal mit `cognomega models get`.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Figures in tables</source>
        <translation>Zahlen in Tabellen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Filter by</source>
        <translation>Filtern nach</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Einen Befehl finden</translation>
    </message>
    <message>
        <source>Find by</source>
        <translation>Finden nach</translation>
    </message>
    <message>
        <source>Find in this file</source>
        <translation>In dieser Datei suchen</translation>
    </message>
    <message>
        <source>Flash cards</source>
        <translation>Lernkarten</translation>
    </message>
    <message>
        <source>Flash cards for Spanish words that remember what I know</source>
        <translation>Karteikarten für spanische Wörter, die sich merken, was ich weiß</translation>
    </message>
    <message>
        <source>For example: “add a due date”.</source>
        <translation>Zum Beispiel: „add a due date“.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Free some room on it, then `cognomega resume`.</source>
        <translation>Schaffe dort Platz, dann `cognomega resume`.</translation>
    </message>
    <message>
        <source>Free some room, or set COGNOMEGA_HOME to another disk.</source>
        <translation>Schaffe Platz, oder setze COGNOMEGA_HOME auf eine andere Platte.</translation>
    </message>
    <message>
        <source>Free some space, or set COGNOMEGA_HOME to a folder on a larger disk.</source>
        <translation>Schaffe Platz, oder setze COGNOMEGA_HOME auf einen Ordner auf einer größeren Platte.</translation>
    </message>
    <message>
        <source>Friends&apos; birthdays, and remind me a week before</source>
        <translation>Geburtstage von Freunden mit Erinnerung eine Woche vorher</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Get the models</source>
        <translation>Modelle holen</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Getting ready is paused</source>
        <translation>Bereitmachen ist angehalten</translation>
    </message>
    <message>
        <source>Getting ready: {0} %</source>
        <translation>Wird bereit gemacht: {0} %</translation>
    </message>
    <message>
        <source>Give a function&apos;s signature and what it should do.</source>
        <translation>Gib den Kopf einer Funktion an, und was sie tun soll.</translation>
    </message>
    <message>
        <source>Give an export or a backup.</source>
        <translation>Gib eine Ausgabe oder eine Sicherung an.</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>Gib einen anderen Namen an.</translation>
    </message>
    <message>
        <source>Give each one a box to tick every day</source>
        <translation>Jedem Eintrag ein Kästchen geben, das täglich abgehakt wird</translation>
    </message>
    <message>
        <source>Give each one a box to tick every month</source>
        <translation>Jedem Eintrag ein Kästchen geben, das monatlich abgehakt wird</translation>
    </message>
    <message>
        <source>Give each one a box to tick every week</source>
        <translation>Jedem Eintrag ein Kästchen geben, das wöchentlich abgehakt wird</translation>
    </message>
    <message>
        <source>Give each one a box to tick: “{0}”</source>
        <translation>Jedem Eintrag ein Kästchen zum Abhaken geben: „{0}“</translation>
    </message>
    <message>
        <source>Give me a button to leave out of the list those where “{0}”</source>
        <translation>Mir einen Knopf geben, der in der Liste die weglässt, für die gilt: „{0}“</translation>
    </message>
    <message>
        <source>Give me something to tick every day: “{0}”</source>
        <translation>Mir etwas zum täglichen Abhaken geben: „{0}“</translation>
    </message>
    <message>
        <source>Give me sums to solve: “{0}”</source>
        <translation>Mir Aufgaben zum Rechnen stellen: „{0}“</translation>
    </message>
    <message>
        <source>Give the folder of an app.</source>
        <translation>Gib den Ordner einer App an.</translation>
    </message>
    <message>
        <source>Give the folder of one app only.</source>
        <translation>Gib den Ordner nur einer App an.</translation>
    </message>
    <message>
        <source>Give the folder that holds the app&apos;s index.html.</source>
        <translation>Gib den Ordner an, in dem die index.html der App liegt.</translation>
    </message>
    <message>
        <source>Give the path of a model file.</source>
        <translation>Gib den Pfad einer Modelldatei an.</translation>
    </message>
    <message>
        <source>Go back: `cognomega restore`.</source>
        <translation>Geh zurück: `cognomega restore`.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on building</source>
        <translation>Weiterbauen</translation>
    </message>
    <message>
        <source>Go on with its build first.</source>
        <translation>Mach zuerst mit ihrem Bau weiter.</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Habit</source>
        <translation>Gewohnheit</translation>
    </message>
    <message>
        <source>Have these there from the beginning: “{0}”</source>
        <translation>Diese von Anfang an bereithalten: „{0}“</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Hält</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help from</source>
        <translation>Hilfe von</translation>
    </message>
    <message>
        <source>Hidden at first</source>
        <translation>Zunächst verborgen</translation>
    </message>
    <message>
        <source>Hide or show the list of apps</source>
        <translation>Liste der Apps ein- oder ausblenden</translation>
    </message>
    <message>
        <source>How clear the wish was</source>
        <translation>Wie klar der Wunsch war</translation>
    </message>
    <message>
        <source>How it is put together</source>
        <translation>Wie es aufgebaut ist</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation>Wie viel getan ist</translation>
    </message>
    <message>
        <source>How right builds and estimates were</source>
        <translation>Wie richtig Bauten und Schätzungen waren</translation>
    </message>
    <message>
        <source>How right each build and its estimate was</source>
        <translation>Wie richtig jeder Bau und seine Schätzung war</translation>
    </message>
    <message>
        <source>How {0} is put together</source>
        <translation>Wie {0} aufgebaut ist</translation>
    </message>
    <message>
        <source>I do not know how to do “{0}”.</source>
        <translation>Ich weiß nicht, wie „{0}“ geht.</translation>
    </message>
    <message>
        <source>I do not know how to rename “{0}”.</source>
        <translation>Ich weiß nicht, wie ich „{0}“ umbenennen soll.</translation>
    </message>
    <message>
        <source>I heard nothing in {0}: no one speaks in it, or too faintly.</source>
        <translation>In {0} habe ich nichts gehört: Niemand spricht darin, oder zu leise.</translation>
    </message>
    <message>
        <source>I heard nothing.</source>
        <translation>Ich habe nichts gehört.</translation>
    </message>
    <message>
        <source>I need to know what “{0}” can be.</source>
        <translation>Ich muss wissen, was „{0}“ sein kann.</translation>
    </message>
    <message>
        <source>Impossible numbers and dates in {0} lead to no nonsense on the page.</source>
        <translation>Unmögliche Zahlen und Daten ({0}) führen zu keinem Unsinn auf der Seite.</translation>
    </message>
    <message>
        <source>In all of this nothing has tried to leave this computer.</source>
        <translation>Bei alldem hat nichts versucht, diesen Computer zu verlassen.</translation>
    </message>
    <message>
        <source>In the latest build</source>
        <translation>Beim letzten Bau</translation>
    </message>
    <message>
        <source>Install Cognomega again to restore it.</source>
        <translation>Installiere Cognomega noch einmal, um es wiederzuhaben.</translation>
    </message>
    <message>
        <source>Install Python 3.</source>
        <translation>Installiere Python 3.</translation>
    </message>
    <message>
        <source>Install the newest version, or set COGNOMEGA_HOME to another folder to start afresh.</source>
        <translation>Installiere die neueste Version, oder setze COGNOMEGA_HOME auf einen anderen Ordner, um neu anzufangen.</translation>
    </message>
    <message>
        <source>Install the newest version, then try again.</source>
        <translation>Installiere die neueste Version und versuch es dann noch einmal.</translation>
    </message>
    <message>
        <source>Install the newest version.</source>
        <translation>Installiere die neueste Version.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>It can be {0}.</source>
        <translation>Es kann sein: {0}.</translation>
    </message>
    <message>
        <source>It cannot be dark and light at once.</source>
        <translation>Es kann nicht dunkel und hell zugleich sein.</translation>
    </message>
    <message>
        <source>It is called “{0}” already.</source>
        <translation>Es heißt schon „{0}“.</translation>
    </message>
    <message>
        <source>It is not the file that was published, and was not kept.</source>
        <translation>Es ist nicht die Datei, die veröffentlicht wurde, und wurde nicht behalten.</translation>
    </message>
    <message>
        <source>It looks like that already.</source>
        <translation>So sieht es schon aus.</translation>
    </message>
    <message>
        <source>It took {0} s</source>
        <translation>Es dauerte {0} s</translation>
    </message>
    <message>
        <source>Keep a list of “{0}” with “{1}”</source>
        <translation>Eine Liste führen von „{0}“ mit „{1}“</translation>
    </message>
    <message>
        <source>Keep a value I can change: “{0}”</source>
        <translation>Einen Wert bereithalten, den ich ändern kann: „{0}“</translation>
    </message>
    <message>
        <source>Keep no more than {0}</source>
        <translation>Nicht mehr behalten als {0}</translation>
    </message>
    <message>
        <source>Keep no two that are the same in all of “{0}”</source>
        <translation>Keine zwei behalten, die in all dem gleich sind: „{0}“</translation>
    </message>
    <message>
        <source>Keep no two that overlap from “{0}” to “{1}”{2}</source>
        <translation>Keine zwei behalten, die sich von „{0}“ bis „{1}“ überschneiden{2}</translation>
    </message>
    <message>
        <source>Keeping the version</source>
        <translation>Die Fassung wird behalten</translation>
    </message>
    <message>
        <source>Keeping your edits</source>
        <translation>Deine Bearbeitungen bleiben</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of thing</source>
        <translation>Art von Ding</translation>
    </message>
    <message>
        <source>Kinds of app</source>
        <translation>Arten von Apps</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Latest builds</source>
        <translation>Letzte Bauten</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave out of the list, until I ask for them, those where “{0}”</source>
        <translation>In der Liste weglassen, bis ich sie sehen will: die, für die gilt: „{0}“</translation>
    </message>
    <message>
        <source>Let me choose which ones to see, by “{0}”</source>
        <translation>Mich auswählen lassen, welche ich sehe, nach „{0}“</translation>
    </message>
    <message>
        <source>Let me put them in the order I want, by buttons or by dragging</source>
        <translation>Ich ordne die Einträge selbst, mit Knöpfen oder durch Ziehen</translation>
    </message>
    <message>
        <source>Let me type in “{0}” and show those where “{1}”</source>
        <translation>Mich „{0}“ eintippen lassen und die zeigen, für die gilt: „{1}“</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>Line {0} of {1}, “{2}”, cannot be read: {3}.</source>
        <translation>Zeile {0} von {1}, „{2}“, kann nicht gelesen werden: {3}.</translation>
    </message>
    <message>
        <source>Line {0}, “{1}”: {2}</source>
        <translation>Zeile {0}, „{1}“: {2}</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>Lines appear here as they are written, each beside your words.</source>
        <translation>Hier erscheinen die Zeilen, während sie entstehen, jede neben deinen Worten.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Zuhören</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Zugehört</translation>
    </message>
    <message>
        <source>Load the app anew</source>
        <translation>App neu laden</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>Made again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Made at random</source>
        <translation>Zufällig erzeugt</translation>
    </message>
    <message>
        <source>Make it and its folder writable, or set COGNOMEGA_HOME to another folder.</source>
        <translation>Mach es und seinen Ordner schreibbar, oder setze COGNOMEGA_HOME auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Make it shorter.</source>
        <translation>Mach es kürzer.</translation>
    </message>
    <message>
        <source>Make one at random: “{0}”</source>
        <translation>Eines zufällig erzeugen: „{0}“</translation>
    </message>
    <message>
        <source>Make that folder writable, or set COGNOMEGA_HOME to another one.</source>
        <translation>Mach jenen Ordner schreibbar, oder setze COGNOMEGA_HOME auf einen anderen.</translation>
    </message>
    <message>
        <source>Making sure I heard you right</source>
        <translation>Nachgefragt, ob ich richtig gehört habe</translation>
    </message>
    <message>
        <source>Measure with Start and Stop how long something takes, and keep each time as “{0}”</source>
        <translation>Mit Start und Stopp messen, wie lange etwas dauert, und jede Zeit behalten als „{0}“</translation>
    </message>
    <message>
        <source>Memory free, MB</source>
        <translation>Speicher frei, MB</translation>
    </message>
    <message>
        <source>Memory taken, MB</source>
        <translation>Speicher belegt, MB</translation>
    </message>
    <message>
        <source>Memory was nearly full during the last build.</source>
        <translation>Beim letzten Bau war der Speicher fast voll.</translation>
    </message>
    <message>
        <source>Mend or remove that line, or go back: `cognomega versions` and `cognomega restore`.</source>
        <translation>Verbessere oder entferne jene Zeile, oder geh zurück: `cognomega versions` und `cognomega restore`.</translation>
    </message>
    <message>
        <source>Mended once: {0}</source>
        <translation>Einmal ausgebessert: {0}</translation>
    </message>
    <message>
        <source>Mended {0} times. Last: {1}</source>
        <translation>{0}-mal ausgebessert. Zuletzt: {1}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Move each one through the steps “{0}”</source>
        <translation>Jeden Eintrag durch die Schritte führen: „{0}“</translation>
    </message>
    <message>
        <source>Moving parts</source>
        <translation>Bewegliche Teile</translation>
    </message>
    <message>
        <source>Name of the app</source>
        <translation>Name der App</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Name des Felds</translation>
    </message>
    <message>
        <source>Never two at one time</source>
        <translation>Nie zwei zur selben Zeit</translation>
    </message>
    <message>
        <source>New app</source>
        <translation>Neue App</translation>
    </message>
    <message>
        <source>New app  {0}</source>
        <translation>Neue App  {0}</translation>
    </message>
    <message>
        <source>No agents have voted so far: they do when a function is to be written that nobody knows yet.</source>
        <translation>Bisher haben keine Agenten abgestimmt: Das tun sie, wenn eine Funktion zu schreiben ist, die noch niemand kennt.</translation>
    </message>
    <message>
        <source>No browser could be started.</source>
        <translation>Es konnte kein Browser gestartet werden.</translation>
    </message>
    <message>
        <source>No file manager could be started.</source>
        <translation>Es konnte keine Dateiverwaltung gestartet werden.</translation>
    </message>
    <message>
        <source>No help was asked for so far. When nothing answers a wish, a larger model is asked, then you.</source>
        <translation>Bisher wurde keine Hilfe erbeten. Bleibt ein Wunsch unbeantwortet, wird erst ein größeres Modell gefragt, dann du.</translation>
    </message>
    <message>
        <source>No model is set as the usual one for {0}.</source>
        <translation>Für {0} ist kein Modell als das übliche eingestellt.</translation>
    </message>
    <message>
        <source>No more than</source>
        <translation>Nicht mehr als</translation>
    </message>
    <message>
        <source>No sound at all comes from {0}: it is muted or not allowed.</source>
        <translation>Von {0} kommt gar kein Ton: stumm geschaltet oder nicht erlaubt.</translation>
    </message>
    <message>
        <source>No sound can be read from {0}: it is damaged or cut short.</source>
        <translation>Aus {0} lässt sich kein Ton lesen: beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>No two {0} have the same {1}.</source>
        <translation>Keine zwei von {0} haben dasselbe: {1}.</translation>
    </message>
    <message>
        <source>No two {0}{1} overlap from {2} to {3}.</source>
        <translation>Keine zwei {0}{1} überschneiden sich von {2} bis {3}.</translation>
    </message>
    <message>
        <source>Not asked: no room in memory</source>
        <translation>Nicht gefragt: kein Platz im Speicher</translation>
    </message>
    <message>
        <source>Not asked: nobody was there</source>
        <translation>Nicht gefragt: niemand war da</translation>
    </message>
    <message>
        <source>Not asked: switched off</source>
        <translation>Nicht gefragt: ausgeschaltet</translation>
    </message>
    <message>
        <source>Not asked: there is none in this version</source>
        <translation>Nicht gefragt: in dieser Version gibt es keines</translation>
    </message>
    <message>
        <source>Not asked: too slow on this machine</source>
        <translation>Nicht gefragt: zu langsam auf diesem Rechner</translation>
    </message>
    <message>
        <source>Not better, so left as it was</source>
        <translation>Nicht besser, also blieb es, wie es war</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Nicht fertig</translation>
    </message>
    <message>
        <source>Not finished · </source>
        <translation>Nicht fertig · </translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>Nothing comes to mind here</source>
        <translation>Hier fällt mir nichts ein</translation>
    </message>
    <message>
        <source>Nothing finished is lost: go on with the session.</source>
        <translation>Nichts Fertiges ist verloren: Mach mit der Sitzung weiter.</translation>
    </message>
    <message>
        <source>Nothing found for “{0}”.</source>
        <translation>Nichts gefunden für „{0}“.</translation>
    </message>
    <message>
        <source>Nothing is lost: it goes on from the last finished step.</source>
        <translation>Nichts ist verloren: Es geht nach dem letzten fertigen Schritt weiter.</translation>
    </message>
    <message>
        <source>Nothing is wider than a phone of 360 pixels.</source>
        <translation>Nichts ist breiter als ein Telefon von 360 Pixeln.</translation>
    </message>
    <message>
        <source>Nothing is wider than a window of 1,280 pixels.</source>
        <translation>Nichts ist breiter als ein Fenster von 1.280 Pixeln.</translation>
    </message>
    <message>
        <source>Nothing to build · </source>
        <translation>Nichts zu bauen · </translation>
    </message>
    <message>
        <source>Nothing to show here yet.</source>
        <translation>Hier gibt es noch nichts zu zeigen.</translation>
    </message>
    <message>
        <source>Nothing was built yet. Your first build fills this page.</source>
        <translation>Noch wurde nichts gebaut. Dein erster Bau füllt diese Seite.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Nothing was tuned so far: the first trial begins after 20 builds.</source>
        <translation>Bisher wurde nichts abgestimmt: Der erste Versuch beginnt nach 20 Bauten.</translation>
    </message>
    <message>
        <source>Now: {0} · {1} s so far</source>
        <translation>Jetzt: {0} · bisher {1} s</translation>
    </message>
    <message>
        <source>Older versions brought back</source>
        <translation>Zurückgeholte ältere Fassungen</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>Im Mittel</translation>
    </message>
    <message>
        <source>One of the two stands where its own line puts it.</source>
        <translation>Eines von beiden steht dort, wohin seine eigene Zeile es stellt.</translation>
    </message>
    <message>
        <source>Only apps that Cognomega built can be changed by saying so.</source>
        <translation>Nur Apps, die Cognomega gebaut hat, lassen sich durch Sagen ändern.</translation>
    </message>
    <message>
        <source>Only those are counted already.</source>
        <translation>Es werden schon nur diese gezählt.</translation>
    </message>
    <message>
        <source>Only {0} of the disk is free.</source>
        <translation>Nur {0} der Platte sind frei.</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Open this file in one: {0}</source>
        <translation>Öffne diese Datei in einem: {0}</translation>
    </message>
    <message>
        <source>Options or default of the field</source>
        <translation>Auswahl oder Vorgabe des Felds</translation>
    </message>
    <message>
        <source>Or begin with one of these</source>
        <translation>Oder beginne mit einem davon</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Packed into {0}</source>
        <translation>Gepackt in {0}</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>Absatz</translation>
    </message>
    <message>
        <source>Parts of an app, on average</source>
        <translation>Teile einer App, im Mittel</translation>
    </message>
    <message>
        <source>Percent that must agree for a vote to end</source>
        <translation>Prozent, die übereinstimmen müssen, damit eine Abstimmung endet</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Pick one at random: “{0}”</source>
        <translation>Eines zufällig auswählen: „{0}“</translation>
    </message>
    <message>
        <source>Picker</source>
        <translation>Auslosung</translation>
    </message>
    <message>
        <source>Plug one in, drop a recording here, or type what you want.</source>
        <translation>Stecke eines ein, lass eine Aufnahme hier fallen, oder tippe, was du möchtest.</translation>
    </message>
    <message>
        <source>Point at something in the app</source>
        <translation>Auf etwas in der App zeigen</translation>
    </message>
    <message>
        <source>Press {0}</source>
        <translation>Taste {0}</translation>
    </message>
    <message>
        <source>Processor cores at work</source>
        <translation>Arbeitende Prozessorkerne</translation>
    </message>
    <message>
        <source>Processor cores used</source>
        <translation>Benutzte Prozessorkerne</translation>
    </message>
    <message>
        <source>Promises seen to hold</source>
        <translation>Versprechen, die sich erfüllten</translation>
    </message>
    <message>
        <source>Put a mark “{0}” on each one where “{1}”</source>
        <translation>Jeden Eintrag mit „{0}“ kennzeichnen, für den gilt: „{1}“</translation>
    </message>
    <message>
        <source>Put them in order of “{0}”, the highest or newest first</source>
        <translation>Nach „{0}“ ordnen, das Höchste oder Neueste zuerst</translation>
    </message>
    <message>
        <source>Put them in order of “{0}”, the lowest or oldest first</source>
        <translation>Nach „{0}“ ordnen, das Niedrigste oder Älteste zuerst</translation>
    </message>
    <message>
        <source>Putting it in its folder</source>
        <translation>Wird in seinen Ordner gelegt</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>Quiz</translation>
    </message>
    <message>
        <source>Read as meant: </source>
        <translation>Gelesen wie gemeint: </translation>
    </message>
    <message>
        <source>Reading your words</source>
        <translation>Deine Worte werden gelesen</translation>
    </message>
    <message>
        <source>Record it again, or choose another file.</source>
        <translation>Nimm es noch einmal auf, oder wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>Rückgängig Gemachtes wiederholen</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Remove this field</source>
        <translation>Dieses Feld entfernen</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Run `cognomega doctor` to see what is missing.</source>
        <translation>`cognomega doctor` zeigt, was fehlt.</translation>
    </message>
    <message>
        <source>Run `cognomega doctor` to see why.</source>
        <translation>`cognomega doctor` zeigt, warum.</translation>
    </message>
    <message>
        <source>Run `cognomega doctor`.</source>
        <translation>Starte `cognomega doctor`.</translation>
    </message>
    <message>
        <source>Runs on this machine. Nothing you say or make leaves it.</source>
        <translation>Läuft auf diesem Computer. Nichts, was du sagst oder machst, verlässt ihn.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Say first what should become of that.</source>
        <translation>Sag zuerst, was daraus werden soll.</translation>
    </message>
    <message>
        <source>Say first what should become of “{0}”.</source>
        <translation>Sag zuerst, was aus „{0}“ werden soll.</translation>
    </message>
    <message>
        <source>Say in a sentence what the app should do. {0}</source>
        <translation>Sag in einem Satz, was die App tun soll. {0}</translation>
    </message>
    <message>
        <source>Say it again.</source>
        <translation>Sag es noch einmal.</translation>
    </message>
    <message>
        <source>Say it in other words, or say what should be added, removed or renamed.</source>
        <translation>Sag es mit anderen Worten, oder sag, was dazukommen, wegfallen oder anders heißen soll.</translation>
    </message>
    <message>
        <source>Say it or type it. This machine writes the app, uses it as you would, and shows what holds.</source>
        <translation>Sag es oder tippe es. Dieser Computer schreibt die App, benutzt sie wie du und zeigt, was hält.</translation>
    </message>
    <message>
        <source>Say one or two changes at a time.</source>
        <translation>Sag ein oder zwei Änderungen auf einmal.</translation>
    </message>
    <message>
        <source>Say requests in shorter sentences, one wish each.</source>
        <translation>Sag Wünsche in kürzeren Sätzen, je einen.</translation>
    </message>
    <message>
        <source>Say such a wish in other words, or in a change of its own.</source>
        <translation>Sag einen solchen Wunsch mit anderen Worten, oder als eigene Änderung.</translation>
    </message>
    <message>
        <source>Say the most important things first; you can add to the finished app afterwards.</source>
        <translation>Sag das Wichtigste zuerst; die fertige App lässt sich danach erweitern.</translation>
    </message>
    <message>
        <source>Say what is wanted.</source>
        <translation>Sag, was gewünscht ist.</translation>
    </message>
    <message>
        <source>Say what should be different</source>
        <translation>Sag, was anders sein soll</translation>
    </message>
    <message>
        <source>Say what should be different: “add a due date”, “sort by price”.</source>
        <translation>Sag, was anders sein soll: „add a due date“, „sort by price“.</translation>
    </message>
    <message>
        <source>Say what should be worked out without {0}, or remove both.</source>
        <translation>Sag, was ohne {0} ausgerechnet werden soll, oder entferne beides.</translation>
    </message>
    <message>
        <source>Say what should become of it, too.</source>
        <translation>Sag auch, was daraus werden soll.</translation>
    </message>
    <message>
        <source>Say what the app should do. {0}</source>
        <translation>Sag, was die App tun soll. {0}</translation>
    </message>
    <message>
        <source>Say what you want, in your own words</source>
        <translation>Sag mit deinen eigenen Worten, was du willst</translation>
    </message>
    <message>
        <source>Say which of it should hold.</source>
        <translation>Sag, was davon gelten soll.</translation>
    </message>
    <message>
        <source>Say which of the two.</source>
        <translation>Sag, welches von beiden.</translation>
    </message>
    <message>
        <source>Say which one.</source>
        <translation>Sag, welches.</translation>
    </message>
    <message>
        <source>Say: add a date, and show a calendar.</source>
        <translation>Sag: add a date, and show a calendar.</translation>
    </message>
    <message>
        <source>Say: add a due date, and mark overdue ones.</source>
        <translation>Sag: add a due date, and mark overdue ones.</translation>
    </message>
    <message>
        <source>Say: add a due date, and remind me of it.</source>
        <translation>Sag: add a due date, and remind me of it.</translation>
    </message>
    <message>
        <source>Say: make {0} a choice of this, that and the other.</source>
        <translation>Sag: make {0} a choice of this, that and the other.</translation>
    </message>
    <message>
        <source>Screen readers can make sense of the page.</source>
        <translation>Bildschirmleser verstehen die Seite.</translation>
    </message>
    <message>
        <source>Search all you said and made</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Seconds of each build</source>
        <translation>Sekunden jedes Baus</translation>
    </message>
    <message>
        <source>Seconds of each stage</source>
        <translation>Sekunden jedes Schritts</translation>
    </message>
    <message>
        <source>See `cognomega models list`.</source>
        <translation>Siehe `cognomega models list`.</translation>
    </message>
    <message>
        <source>See `cognomega settings list` for those there are.</source>
        <translation>`cognomega settings list` zeigt, welche es gibt.</translation>
    </message>
    <message>
        <source>See that it can be written, or set COGNOMEGA_HOME to another folder.</source>
        <translation>Sieh zu, dass es geschrieben werden kann, oder setze COGNOMEGA_HOME auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>See that it is switched on. {0}</source>
        <translation>Sieh nach, ob es eingeschaltet ist. {0}</translation>
    </message>
    <message>
        <source>See that the microphone is on and say it again, or type it.</source>
        <translation>Sieh nach, ob das Mikrofon an ist, und sag es noch einmal, oder tippe es.</translation>
    </message>
    <message>
        <source>See that there is room on the disk and that the folder can be written.</source>
        <translation>Sieh nach, ob auf der Platte Platz ist und der Ordner geschrieben werden kann.</translation>
    </message>
    <message>
        <source>See that this machine is on the network, then ask again: it goes on where it stopped.</source>
        <translation>Sieh nach, ob dieser Computer im Netz ist, und frag dann noch einmal: Es geht weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>See them all with `cognomega sessions list --all`.</source>
        <translation>`cognomega sessions list --all` zeigt sie alle.</translation>
    </message>
    <message>
        <source>Seen to work</source>
        <translation>Als richtig gesehen</translation>
    </message>
    <message>
        <source>Sent and received meanwhile, KB</source>
        <translation>Währenddessen gesendet und empfangen, KB</translation>
    </message>
    <message>
        <source>Session {0} is being worked on in another window.</source>
        <translation>An Sitzung {0} wird in einem anderen Fenster gearbeitet.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share that failed</source>
        <translation>Anteil gescheitert</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show a button “{0}” that deletes those where “{1}”</source>
        <translation>Eine Taste „{0}“ zeigen, die alle löscht, für die gilt: „{1}“</translation>
    </message>
    <message>
        <source>Show a button “{0}” that sets all of “{1}”</source>
        <translation>Eine Taste „{0}“ zeigen, die all das setzt: „{1}“</translation>
    </message>
    <message>
        <source>Show a button “{0}” that sets “{1}” to “{2}”</source>
        <translation>Eine Taste „{0}“ zeigen, die „{1}“ auf „{2}“ setzt</translation>
    </message>
    <message>
        <source>Show a figure for each “{0}”: “{1}”, as “{2}”</source>
        <translation>Für jedes „{0}“ eine Zahl zeigen: „{1}“, als „{2}“</translation>
    </message>
    <message>
        <source>Show a number to count up and down: “{0}”</source>
        <translation>Eine Zahl zum Hoch- und Herunterzählen zeigen: „{0}“</translation>
    </message>
    <message>
        <source>Show a timer: “{0}”</source>
        <translation>Eine Uhr zeigen: „{0}“</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show how near “{0}” is to “{1}”, as “{2}”</source>
        <translation>Zeigen, wie nah „{0}“ an „{1}“ ist, als „{2}“</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show on top what comes up within {0} days, by “{1}”</source>
        <translation>Oben zeigen, was in den nächsten {0} Tagen ansteht, nach „{1}“</translation>
    </message>
    <message>
        <source>Show one figure over all: “{0}”, as “{1}”</source>
        <translation>Eine Zahl über alle zeigen: „{0}“, als „{1}“</translation>
    </message>
    <message>
        <source>Show the app as on a desktop</source>
        <translation>App wie am Computer zeigen</translation>
    </message>
    <message>
        <source>Show the app as on a phone</source>
        <translation>App wie am Telefon zeigen</translation>
    </message>
    <message>
        <source>Show them as cards to turn over: “{0}”</source>
        <translation>Als Karten zum Umdrehen zeigen: „{0}“</translation>
    </message>
    <message>
        <source>Show them in a calendar, by “{0}”</source>
        <translation>In einem Kalender zeigen, nach „{0}“</translation>
    </message>
    <message>
        <source>Show them in groups, by “{0}”</source>
        <translation>In Gruppen zeigen, nach „{0}“</translation>
    </message>
    <message>
        <source>Show what the app&apos;s scripts say</source>
        <translation>Zeigen, was die Skripte der App sagen</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>{0} zeigen</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Some of it does not hold yet.</source>
        <translation>Manches hält noch nicht.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgegangen</translation>
    </message>
    <message>
        <source>Something went wrong, and it is our fault.</source>
        <translation>Etwas ist schiefgegangen, und es ist unser Fehler.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Sort of wish</source>
        <translation>Art von Wunsch</translation>
    </message>
    <message>
        <source>Speed gained</source>
        <translation>Tempogewinn</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Start and Stop measure how long something takes and keep it among the {0}; that can be taken back.</source>
        <translation>Start und Stopp messen, wie lange etwas dauert, und behalten es in der Liste ({0}); das lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Starte es noch einmal.</translation>
    </message>
    <message>
        <source>Start the program again.</source>
        <translation>Starte das Programm noch einmal.</translation>
    </message>
    <message>
        <source>Start the request again.</source>
        <translation>Stell die Anfrage noch einmal.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop this build; it can be gone on with  Esc</source>
        <translation>Diesen Bau anhalten; es kann weitergehen  Esc</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped by a rule: {0}</source>
        <translation>Von einer Regel angehalten: {0}</translation>
    </message>
    <message>
        <source>Swarm</source>
        <translation>Schwarm</translation>
    </message>
    <message>
        <source>Tab takes it, Esc drops it</source>
        <translation>Tab übernimmt, Esc verwirft</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back what was tuned last</source>
        <translation>Zurücknehmen, was zuletzt abgestimmt wurde</translation>
    </message>
    <message>
        <source>Taken back by you</source>
        <translation>Von dir zurückgenommen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Texts stand out from their background in the dark, too.</source>
        <translation>Texte heben sich auch im Dunkeln von ihrem Grund ab.</translation>
    </message>
    <message>
        <source>Texts stand out from their background.</source>
        <translation>Texte heben sich von ihrem Grund ab.</translation>
    </message>
    <message>
        <source>That chart is there already.</source>
        <translation>Dieses Diagramm gibt es schon.</translation>
    </message>
    <message>
        <source>That figure is there already.</source>
        <translation>Diese Zahl gibt es schon.</translation>
    </message>
    <message>
        <source>That is so already.</source>
        <translation>Das ist schon so.</translation>
    </message>
    <message>
        <source>That is too long for one change.</source>
        <translation>Das ist zu lang für eine Änderung.</translation>
    </message>
    <message>
        <source>That is {0} words ({1} characters). I can take in {2} characters, about 350 words.</source>
        <translation>Das sind {0} Wörter ({1} Zeichen). Ich kann {2} Zeichen aufnehmen, etwa 350 Wörter.</translation>
    </message>
    <message>
        <source>That sounds like a question. I change apps; I cannot answer questions yet.</source>
        <translation>Das klingt nach einer Frage. Ich ändere Apps; Fragen beantworten kann ich noch nicht.</translation>
    </message>
    <message>
        <source>The Tab key reaches every control and shows where it is.</source>
        <translation>Die Tabulatortaste erreicht jedes Bedienelement und zeigt, wo sie ist.</translation>
    </message>
    <message>
        <source>The app</source>
        <translation>Die App</translation>
    </message>
    <message>
        <source>The app as a whole</source>
        <translation>Die App im Ganzen</translation>
    </message>
    <message>
        <source>The app is as it was in version {0} already.</source>
        <translation>Die App ist schon, wie sie in Fassung {0} war.</translation>
    </message>
    <message>
        <source>The app is as it was.</source>
        <translation>Die App ist, wie sie war.</translation>
    </message>
    <message>
        <source>The app is called “{0}” already.</source>
        <translation>Die App heißt schon „{0}“.</translation>
    </message>
    <message>
        <source>The app is in {0}</source>
        <translation>Die App liegt in {0}</translation>
    </message>
    <message>
        <source>The app is {0}.</source>
        <translation>Die App ist {0}.</translation>
    </message>
    <message>
        <source>The app opens, and says nothing false, when what it saved was damaged or can no longer be saved.</source>
        <translation>Die App öffnet sich und sagt nichts Falsches, wenn Gespeichertes beschädigt war oder nicht mehr gespeichert werden kann.</translation>
    </message>
    <message>
        <source>The app runs without errors</source>
        <translation>Die App läuft ohne Fehler</translation>
    </message>
    <message>
        <source>The app&apos;s scripts have said nothing.</source>
        <translation>Die Skripte der App haben nichts gesagt.</translation>
    </message>
    <message>
        <source>The browser engine could not be started.</source>
        <translation>Der Browser konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The browser engine could not try the app.</source>
        <translation>Der Browser konnte die App nicht probieren.</translation>
    </message>
    <message>
        <source>The browser engine stopped.</source>
        <translation>Der Browser hat angehalten.</translation>
    </message>
    <message>
        <source>The builder was stopped.</source>
        <translation>Der Bauende wurde angehalten.</translation>
    </message>
    <message>
        <source>The chart is like that already.</source>
        <translation>Das Diagramm ist schon so.</translation>
    </message>
    <message>
        <source>The code can be read to its end.</source>
        <translation>Der Code lässt sich bis zum Ende lesen.</translation>
    </message>
    <message>
        <source>The code runs no text as code, loads nothing from elsewhere, and every control has a label.</source>
        <translation>Der Code führt keinen Text als Code aus, lädt nichts von anderswo, und jedes Bedienelement hat eine Beschriftung.</translation>
    </message>
    <message>
        <source>The colours can be chosen and are remembered.</source>
        <translation>Die Farben lassen sich wählen und bleiben gemerkt.</translation>
    </message>
    <message>
        <source>The computer may be busy with other things at times: close what you do not need while an app is built.</source>
        <translation>Der Computer ist zeitweise wohl mit anderem beschäftigt: Schließ, was du beim Bauen nicht brauchst.</translation>
    </message>
    <message>
        <source>The disk that holds {0} is full or failing.</source>
        <translation>Die Platte, auf der {0} liegt, ist voll oder versagt.</translation>
    </message>
    <message>
        <source>The figures are in {0}.</source>
        <translation>Die Zahlen liegen in {0}.</translation>
    </message>
    <message>
        <source>The file that keeps your sessions, {0}, is damaged.</source>
        <translation>Die Datei mit deinen Sitzungen, {0}, ist beschädigt.</translation>
    </message>
    <message>
        <source>The file {0} is not one of the models that Cognomega knows, or it is damaged.</source>
        <translation>Die Datei {0} ist keines der Modelle, die Cognomega kennt, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>The folder of this app is no longer there: {0}</source>
        <translation>Der Ordner dieser App ist nicht mehr da: {0}</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made ({1}).</source>
        <translation>Der Ordner {0} kann nicht angelegt werden ({1}).</translation>
    </message>
    <message>
        <source>The folder {0} is no longer there.</source>
        <translation>Der Ordner {0} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The language model cannot answer with what it learnt.</source>
        <translation>Das Sprachmodell kann mit dem, was es gelernt hat, nicht antworten.</translation>
    </message>
    <message>
        <source>The language model could not be started, most likely for want of memory.</source>
        <translation>Das Sprachmodell konnte nicht gestartet werden, wohl aus Mangel an Speicher.</translation>
    </message>
    <message>
        <source>The language model has been closed.</source>
        <translation>Das Sprachmodell wurde geschlossen.</translation>
    </message>
    <message>
        <source>The language model stopped with error {0}.</source>
        <translation>Das Sprachmodell hielt mit Fehler {0} an.</translation>
    </message>
    <message>
        <source>The language model was stopped.</source>
        <translation>Das Sprachmodell wurde angehalten.</translation>
    </message>
    <message>
        <source>The list can be filtered by {0} already.</source>
        <translation>Die Liste lässt sich schon nach {0} filtern.</translation>
    </message>
    <message>
        <source>The list is grouped by {0} already.</source>
        <translation>Die Liste ist schon nach {0} gruppiert.</translation>
    </message>
    <message>
        <source>The list is not grouped.</source>
        <translation>Die Liste ist nicht gruppiert.</translation>
    </message>
    <message>
        <source>The list of models, {0}, cannot be read ({1}).</source>
        <translation>Die Liste der Modelle, {0}, kann nicht gelesen werden ({1}).</translation>
    </message>
    <message>
        <source>The list stands in that order already.</source>
        <translation>Die Liste steht schon in dieser Reihenfolge.</translation>
    </message>
    <message>
        <source>The list stands in the order in which things were added already.</source>
        <translation>Die Liste steht schon in der Reihenfolge, in der alles dazukam.</translation>
    </message>
    <message>
        <source>The microphone</source>
        <translation>Das Mikrofon</translation>
    </message>
    <message>
        <source>The microphone “{0}”</source>
        <translation>Das Mikrofon „{0}“</translation>
    </message>
    <message>
        <source>The model file {0} is damaged or of an unknown kind.</source>
        <translation>Die Modelldatei {0} ist beschädigt oder von unbekannter Art.</translation>
    </message>
    <message>
        <source>The model file {0} is missing or cannot be read.</source>
        <translation>Die Modelldatei {0} fehlt oder kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The model has not learnt “{0}”.</source>
        <translation>Das Modell hat „{0}“ nicht gelernt.</translation>
    </message>
    <message>
        <source>The model writes {0} slower than usual ({1}).</source>
        <translation>Das Modell schreibt {0} langsamer als sonst ({1}).</translation>
    </message>
    <message>
        <source>The model “{0}” cannot be written ({1}).</source>
        <translation>Das Modell „{0}“ kann nicht geschrieben werden ({1}).</translation>
    </message>
    <message>
        <source>The model “{0}” is not on this machine ({1} is missing).</source>
        <translation>Das Modell „{0}“ ist nicht auf diesem Computer ({1} fehlt).</translation>
    </message>
    <message>
        <source>The name of the folder {0} is too long.</source>
        <translation>Der Name des Ordners {0} ist zu lang.</translation>
    </message>
    <message>
        <source>The new name is empty.</source>
        <translation>Der neue Name ist leer.</translation>
    </message>
    <message>
        <source>The package index did not give {0} ({1}).</source>
        <translation>Das Paketverzeichnis gab {0} nicht her ({1}).</translation>
    </message>
    <message>
        <source>The part that builds apps could not be started.</source>
        <translation>Der Teil, der Apps baut, konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The part that builds apps stopped unexpectedly.</source>
        <translation>Der Teil, der Apps baut, hat unerwartet angehalten.</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>Die Eingabe ist leer.</translation>
    </message>
    <message>
        <source>The recording cannot be written ({0}).</source>
        <translation>Die Aufnahme kann nicht geschrieben werden ({0}).</translation>
    </message>
    <message>
        <source>The recording is gone.</source>
        <translation>Die Aufnahme ist weg.</translation>
    </message>
    <message>
        <source>The same model, four more times</source>
        <translation>Dasselbe Modell, noch viermal</translation>
    </message>
    <message>
        <source>The script engine could not be started.</source>
        <translation>Der Skript-Motor konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The service cannot “{0}”.</source>
        <translation>Der Dienst kann „{0}“ nicht.</translation>
    </message>
    <message>
        <source>The sessions in {0} were written by a newer Cognomega.</source>
        <translation>Die Sitzungen in {0} schrieb ein neueres Cognomega.</translation>
    </message>
    <message>
        <source>The settings cannot be written to {0} ({1}).</source>
        <translation>Die Einstellungen können nicht nach {0} geschrieben werden ({1}).</translation>
    </message>
    <message>
        <source>The signature&apos;s brackets do not close.</source>
        <translation>Die Klammern im Kopf der Funktion schließen sich nicht.</translation>
    </message>
    <message>
        <source>The speech engine stopped ({0}).</source>
        <translation>Die Spracherkennung hielt an ({0}).</translation>
    </message>
    <message>
        <source>The speech model in {0} is damaged (vocabulary.txt is short).</source>
        <translation>Das Sprachmodell in {0} ist beschädigt (vocabulary.txt ist zu kurz).</translation>
    </message>
    <message>
        <source>The speech model in {0} is damaged ({1}).</source>
        <translation>Das Sprachmodell in {0} ist beschädigt ({1}).</translation>
    </message>
    <message>
        <source>The speech model in {0} lacks {1}.</source>
        <translation>Dem Sprachmodell in {0} fehlt {1}.</translation>
    </message>
    <message>
        <source>The text has no signature of a function, and no example that calls one.</source>
        <translation>Der Text hat keinen Kopf einer Funktion und kein Beispiel, das eine aufruft.</translation>
    </message>
    <message>
        <source>The text is too long: {0} characters, of at most {1}.</source>
        <translation>Der Text ist zu lang: {0} Zeichen von höchstens {1}.</translation>
    </message>
    <message>
        <source>The versions in {0} cannot be read ({1}).</source>
        <translation>Die Fassungen in {0} können nicht gelesen werden ({1}).</translation>
    </message>
    <message>
        <source>The {0} is hidden until you ask for it, and the known ones are counted.</source>
        <translation>Verborgen, bis du danach fragst ({0}); Gewusstes wird gezählt.</translation>
    </message>
    <message>
        <source>The {0} is there again after the page was closed.</source>
        <translation>Was eingetragen wurde ({0}), ist nach dem Schließen der Seite wieder da.</translation>
    </message>
    <message>
        <source>There are no more {0}{1} than the limit.</source>
        <translation>Es gibt nicht mehr {0}{1} als erlaubt.</translation>
    </message>
    <message>
        <source>There are versions 1 to {0}.</source>
        <translation>Es gibt die Fassungen 1 bis {0}.</translation>
    </message>
    <message>
        <source>There from the beginning</source>
        <translation>Von Anfang an da</translation>
    </message>
    <message>
        <source>There is a calendar already.</source>
        <translation>Es gibt schon einen Kalender.</translation>
    </message>
    <message>
        <source>There is a column “{0}” already.</source>
        <translation>Es gibt schon eine Spalte „{0}“.</translation>
    </message>
    <message>
        <source>There is a file {0} already.</source>
        <translation>Es gibt schon eine Datei {0}.</translation>
    </message>
    <message>
        <source>There is a list of “{0}” already.</source>
        <translation>Es gibt schon eine Liste von „{0}“.</translation>
    </message>
    <message>
        <source>There is no Python to run Python code with, so it was not run.</source>
        <translation>Es gibt kein Python, um Python-Code auszuführen; er wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>There is no app in {0} any more.</source>
        <translation>In {0} ist keine App mehr.</translation>
    </message>
    <message>
        <source>There is no app to copy yet.</source>
        <translation>Es gibt noch keine App zum Kopieren.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no line.</source>
        <translation>Es gibt keine Zeile.</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>Es gibt kein Mikrofon.</translation>
    </message>
    <message>
        <source>There is no model called “{0}”.</source>
        <translation>Es gibt kein Modell namens „{0}“.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {0}.</source>
        <translation>Auf der Platte von {0} ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no setting “{0}”.</source>
        <translation>Es gibt keine Einstellung „{0}“.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>Es gibt keinen Text.</translation>
    </message>
    <message>
        <source>There is no version {0}.</source>
        <translation>Es gibt keine Fassung {0}.</translation>
    </message>
    <message>
        <source>There is no {0} in this app.</source>
        <translation>In dieser App gibt es {0} nicht.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There was nothing to choose from</source>
        <translation>Es gab nichts zur Auswahl</translation>
    </message>
    <message>
        <source>They can be ticked off already.</source>
        <translation>Sie lassen sich schon abhaken.</translation>
    </message>
    <message>
        <source>They stand in that order already.</source>
        <translation>Sie stehen schon in dieser Reihenfolge.</translation>
    </message>
    <message>
        <source>Thinking how to go on…</source>
        <translation>Überlegt, wie es weitergeht…</translation>
    </message>
    <message>
        <source>This app has no {0}.</source>
        <translation>Diese App hat {0} nicht.</translation>
    </message>
    <message>
        <source>This app is being changed in another window.</source>
        <translation>Diese App wird gerade in einem anderen Fenster geändert.</translation>
    </message>
    <message>
        <source>This did not work out</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>This is the first version.</source>
        <translation>Dies ist die erste Fassung.</translation>
    </message>
    <message>
        <source>This request is too long: {0} tokens, of at most {1}.</source>
        <translation>Diese Anfrage ist zu lang: {0} Wortteile von höchstens {1}.</translation>
    </message>
    <message>
        <source>This signature cannot be read: {0}</source>
        <translation>Dieser Kopf einer Funktion kann nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>Those are marked already.</source>
        <translation>Diese sind schon markiert.</translation>
    </message>
    <message>
        <source>Tic-tac-toe for two on one screen</source>
        <translation>Drei gewinnt für zwei an einem Bildschirm</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Haken</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>Zeitmesser</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To have none, say: remove {0}.</source>
        <translation>Um keine zu haben, sag: remove {0}.</translation>
    </message>
    <message>
        <source>To take both away, say: remove {0} and </source>
        <translation>Um beide wegzunehmen, sag: remove {0} and </translation>
    </message>
    <message>
        <source>Tokens read</source>
        <translation>Tokens gelesen</translation>
    </message>
    <message>
        <source>Tokens written</source>
        <translation>Tokens geschrieben</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Wortteile/s</translation>
    </message>
    <message>
        <source>Track what I spend by category, with a chart by month</source>
        <translation>Meine Ausgaben nach Art, mit einem Diagramm je Monat</translation>
    </message>
    <message>
        <source>Try again; if it stays so, run `cognomega doctor`.</source>
        <translation>Versuch es noch einmal; bleibt es so, starte `cognomega doctor`.</translation>
    </message>
    <message>
        <source>Try again; restart if it happens again.</source>
        <translation>Versuch es noch einmal; starte neu, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>Try all checks again</source>
        <translation>Alle Prüfungen wiederholen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Trying again: {0} of {1}</source>
        <translation>Noch einmal probiert: {0} von {1}</translation>
    </message>
    <message>
        <source>Trying everything again</source>
        <translation>Alles wird noch einmal probiert</translation>
    </message>
    <message>
        <source>Trying it as you would</source>
        <translation>Wird ausprobiert, wie du es tätest</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>Feinabstimmung</translation>
    </message>
    <message>
        <source>Turn “{0}” into “{1}” and back</source>
        <translation>„{0}“ in „{1}“ umrechnen und zurück</translation>
    </message>
    <message>
        <source>Two tabs of the app show and keep the same {0}.</source>
        <translation>Zwei Fenster der App zeigen und behalten dasselbe ({0}).</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Tippe einen Namen.</translation>
    </message>
    <message>
        <source>Underlined words are not certain.</source>
        <translation>Unterstrichene Wörter sind nicht sicher.</translation>
    </message>
    <message>
        <source>Understand</source>
        <translation>Verstehen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Undo your last change to it, or build the app again.</source>
        <translation>Mach deine letzte Änderung daran rückgängig, oder bau die App noch einmal.</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Undone. Now: {0}</source>
        <translation>Rückgängig gemacht. Jetzt: {0}</translation>
    </message>
    <message>
        <source>Usually</source>
        <translation>Meistens</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Votes on</source>
        <translation>Abstimmung über</translation>
    </message>
    <message>
        <source>Wait for it, or stop it there.</source>
        <translation>Warte darauf, oder halte es dort an.</translation>
    </message>
    <message>
        <source>Wait for it, then try again.</source>
        <translation>Warte darauf und versuch es dann noch einmal.</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Gewartet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for the other build to finish</source>
        <translation>Wartet, bis der andere Bau fertig ist</translation>
    </message>
    <message>
        <source>Waiting for your answer</source>
        <translation>Wartet auf deine Antwort</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What became of apps</source>
        <translation>Was aus Apps wurde</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>What is noted in it</source>
        <translation>Was darin steht</translation>
    </message>
    <message>
        <source>What is typed into {0} is shown as it was typed, also where it looks like code.</source>
        <translation>Was eingetippt wird ({0}), wird gezeigt, wie es getippt wurde, auch wo es wie Code aussieht.</translation>
    </message>
    <message>
        <source>What is typed into “{0}” is answered with each {1} that fits, and the list stays as it is.</source>
        <translation>Was in „{0}“ getippt wird, wird mit jedem passenden Eintrag ({1}) beantwortet, und die Liste bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>What should be different? “add a due date”, “make it green”, “sort by price”</source>
        <translation>Was soll anders sein? „add a due date“, „make it green“, „sort by price“</translation>
    </message>
    <message>
        <source>What should it do?</source>
        <translation>Was soll sie können?</translation>
    </message>
    <message>
        <source>What stands in {0} does not fit together.</source>
        <translation>Was in {0} steht, passt nicht zusammen.</translation>
    </message>
    <message>
        <source>What the app must do is listed here once its code is written, and tried as you would.</source>
        <translation>Was die App können muss, steht hier, sobald der Code da ist; es wird ausprobiert, wie du es tätest.</translation>
    </message>
    <message>
        <source>What the app&apos;s scripts say</source>
        <translation>Was die Skripte der App melden</translation>
    </message>
    <message>
        <source>What this line is</source>
        <translation>Was diese Zeile ist</translation>
    </message>
    <message>
        <source>What this version changed</source>
        <translation>Was diese Fassung geändert hat</translation>
    </message>
    <message>
        <source>What was said until then is kept. Free some space on the disk and speak again.</source>
        <translation>Was bis dahin gesagt wurde, bleibt. Schaffe Platz auf der Platte und sprich noch einmal.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchtest du tun?</translation>
    </message>
    <message>
        <source>What you build is kept here.</source>
        <translation>Was du baust, bleibt hier.</translation>
    </message>
    <message>
        <source>What you enter here stays in this preview.</source>
        <translation>Was du hier eingibst, bleibt in dieser Vorschau.</translation>
    </message>
    <message>
        <source>What you said and made is saved. The details are also in {0}</source>
        <translation>Was du gesagt und gemacht hast, ist gespeichert. Die Einzelheiten stehen auch in {0}</translation>
    </message>
    <message>
        <source>What you said until then is kept. Plug it in again, or choose another one, and go on.</source>
        <translation>Was du bis dahin gesagt hast, bleibt. Stecke es wieder ein, oder wähle ein anderes, und sprich weiter.</translation>
    </message>
    <message>
        <source>What you say takes itself back: nothing would change.</source>
        <translation>Was du sagst, hebt sich auf: Nichts würde sich ändern.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When the storage is full, the app says that the {0} could not be saved, and still shows it.</source>
        <translation>Ist der Speicher voll, sagt die App, dass sich nichts speichern ließ ({0}), und zeigt es trotzdem.</translation>
    </message>
    <message>
        <source>When what was saved is damaged, the app says so, sets it aside and can be used.</source>
        <translation>Ist Gespeichertes beschädigt, sagt es die App, legt es beiseite und lässt sich benutzen.</translation>
    </message>
    <message>
        <source>Where the time goes</source>
        <translation>Wohin die Zeit geht</translation>
    </message>
    <message>
        <source>Which builds</source>
        <translation>Welche Bauten</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>Wünsche</translation>
    </message>
    <message>
        <source>Wishes and what was seen</source>
        <translation>Wünsche und Gesehenes</translation>
    </message>
    <message>
        <source>Wishes answered</source>
        <translation>Beantwortete Wünsche</translation>
    </message>
    <message>
        <source>Wishes seen to work</source>
        <translation>Wünsche, die gelangen</translation>
    </message>
    <message>
        <source>With {0} {1} the app still answers at once.</source>
        <translation>Mit {0} {1} antwortet die App noch sofort.</translation>
    </message>
    <message>
        <source>Without its {0} list nothing would be left of the app.</source>
        <translation>Ohne die Liste {0} bliebe von der App nichts übrig.</translation>
    </message>
    <message>
        <source>Words corrected in a spoken request</source>
        <translation>Verbesserte Wörter eines gesprochenen Wunsches</translation>
    </message>
    <message>
        <source>Work out for each one: “{0}”, as “{1}”</source>
        <translation>Für jeden Eintrag ausrechnen: „{0}“, als „{1}“</translation>
    </message>
    <message>
        <source>Work out “{0}”, as “{1}”</source>
        <translation>„{0}“ ausrechnen, als „{1}“</translation>
    </message>
    <message>
        <source>Worked out for each</source>
        <translation>Für jedes ausgerechnet</translation>
    </message>
    <message>
        <source>Working out what you want</source>
        <translation>Herausgefunden, was du möchtest</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>Noch einmal schreiben</translation>
    </message>
    <message>
        <source>Write it as Python does.</source>
        <translation>Schreib es, wie Python es tut.</translation>
    </message>
    <message>
        <source>Writing the blueprint</source>
        <translation>Der Bauplan wird geschrieben</translation>
    </message>
    <message>
        <source>Writing the code</source>
        <translation>Der Code wird geschrieben</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>You are reminded of that already.</source>
        <translation>Daran wirst du schon erinnert.</translation>
    </message>
    <message>
        <source>You can add, find, change and delete {0}, undo a deletion, and everything is there after a reload.</source>
        <translation>Du kannst eintragen, finden, ändern und löschen ({0}), Gelöschtes zurückholen, und nach dem Neuladen ist alles da.</translation>
    </message>
    <message>
        <source>You can practise by typing the {0}: right and wrong answers are told and counted.</source>
        <translation>Man kann üben, indem man {0} eintippt: richtige und falsche Antworten werden gesagt und gezählt.</translation>
    </message>
    <message>
        <source>Chose one of the lines</source>
        <translation>Eine der Zeilen gewählt</translation>
    </message>
    <message>
        <source>Did not answer in time</source>
        <translation>Nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>You have not said what to build.</source>
        <translation>Du hast nicht gesagt, was gebaut werden soll.</translation>
    </message>
    <message>
        <source>You have not said what to change.</source>
        <translation>Du hast nicht gesagt, was sich ändern soll.</translation>
    </message>
    <message>
        <source>Left it out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Stop the build or the change</source>
        <translation>Den Bau oder die Änderung anhalten</translation>
    </message>
    <message>
        <source>You may not read {0}.</source>
        <translation>Du darfst {0} nicht lesen.</translation>
    </message>
    <message>
        <source>You were speaking when Cognomega ended. This is what you said.</source>
        <translation>Du hast gesprochen, als Cognomega endete. Das hast du gesagt.</translation>
    </message>
    <message>
        <source>Your answer came too late: the build had gone on without it.</source>
        <translation>Deine Antwort kam zu spät: Es ging schon ohne sie weiter.</translation>
    </message>
    <message>
        <source>Your app did not work out</source>
        <translation>Deine App hat nicht geklappt</translation>
    </message>
    <message>
        <source>Your app is ready</source>
        <translation>Deine App ist fertig</translation>
    </message>
    <message>
        <source>Your apps</source>
        <translation>Deine Apps</translation>
    </message>
    <message>
        <source>Your apps are not touched. Move that file away, and Cognomega starts a new one.</source>
        <translation>Deine Apps bleiben unberührt. Schieb jene Datei weg, und Cognomega fängt eine neue an.</translation>
    </message>
    <message>
        <source>Your words are kept.</source>
        <translation>Deine Worte bleiben erhalten.</translation>
    </message>
    <message>
        <source>Your words: {0}</source>
        <translation>Deine Worte: {0}</translation>
    </message>
    <message>
        <source>`versions` shows what there is.</source>
        <translation>`versions` zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>a board is grouped by its stages already</source>
        <translation>eine Tafel ist schon nach ihren Stufen gruppiert</translation>
    </message>
    <message>
        <source>a button needs what it does: “button Vote: votes = votes + 1”</source>
        <translation>ein Knopf braucht, was er tut: „button Vote: votes = votes + 1“</translation>
    </message>
    <message>
        <source>a button sets a field: “button Vote: votes = votes + 1”</source>
        <translation>ein Knopf setzt ein Feld: „button Vote: votes = votes + 1“</translation>
    </message>
    <message>
        <source>a card needs a front and a back that differ</source>
        <translation>eine Karte braucht zwei verschiedene Seiten</translation>
    </message>
    <message>
        <source>a chart needs “by” and a field</source>
        <translation>ein Diagramm braucht „by“ und ein Feld</translation>
    </message>
    <message>
        <source>a converter has two sides: “convert miles &lt;-&gt; kilometers”</source>
        <translation>ein Umrechner hat zwei Seiten: „convert miles &lt;-&gt; kilometers“</translation>
    </message>
    <message>
        <source>a drill needs its numbers: “drill a * b: a 1 to 12, b 1 to 12”</source>
        <translation>eine Übung braucht ihre Zahlen: „drill a * b: a 1 to 12, b 1 to 12“</translation>
    </message>
    <message>
        <source>a field needs a name</source>
        <translation>ein Feld braucht einen Namen</translation>
    </message>
    <message>
        <source>a goal needs a target: “goal Distance = sum(distance) of 100 per month”</source>
        <translation>ein Ziel braucht eine Zahl: „goal Distance = sum(distance) of 100 per month“</translation>
    </message>
    <message>
        <source>a limit is a number, a setting, or a number of what is referred to: “limit 12 per course”</source>
        <translation>eine Grenze ist eine Zahl, eine Einstellung oder eine Zahl dessen, worauf verwiesen wird: „limit 12 per course“</translation>
    </message>
    <message>
        <source>a limit is one at least</source>
        <translation>eine Grenze ist mindestens eins</translation>
    </message>
    <message>
        <source>a limit needs a number: “limit 12 per course”</source>
        <translation>eine Grenze braucht eine Zahl: „limit 12 per course“</translation>
    </message>
    <message>
        <source>a link to {0} is not followed here</source>
        <translation>ein Verweis auf {0} wird hier nicht verfolgt</translation>
    </message>
    <message>
        <source>a machine needs a name or a description</source>
        <translation>eine Maschine braucht einen Namen oder eine Beschreibung</translation>
    </message>
    <message>
        <source>a question needs answers: “ask 2 + 2? = 4 | 5 | 3”</source>
        <translation>eine Frage braucht Antworten: „ask 2 + 2? = 4 | 5 | 3“</translation>
    </message>
    <message>
        <source>a record needs a name and fields: “record book: title text, pages number”</source>
        <translation>eine Liste braucht einen Namen und Felder: „record book: title text, pages number“</translation>
    </message>
    <message>
        <source>a setting cannot be a picture</source>
        <translation>eine Einstellung kann kein Bild sein</translation>
    </message>
    <message>
        <source>a streak is counted of what is ticked daily: “tick daily”</source>
        <translation>eine Serie zählt, was täglich abgehakt wird: „tick daily“</translation>
    </message>
    <message>
        <source>a value needs a name</source>
        <translation>ein Wert braucht einen Namen</translation>
    </message>
    <message>
        <source>a warning needs “when” and a condition</source>
        <translation>eine Warnung braucht „when“ und eine Bedingung</translation>
    </message>
    <message>
        <source>a worked-out value needs “=” and a formula</source>
        <translation>ein ausgerechneter Wert braucht „=“ und eine Formel</translation>
    </message>
    <message>
        <source>assumed: you did not say it</source>
        <translation>angenommen: gesagt hast du es nicht</translation>
    </message>
    <message>
        <source>build</source>
        <translation>Bau</translation>
    </message>
    <message>
        <source>button “{0}”</source>
        <translation>Knopf „{0}“</translation>
    </message>
    <message>
        <source>by the model</source>
        <translation>vom Modell</translation>
    </message>
    <message>
        <source>cannot read {0}</source>
        <translation>{0} kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>cards need a front and a back: “cards word / translation”</source>
        <translation>Karten brauchen zwei Seiten: „cards word / translation“</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>could not be saved</source>
        <translation>konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>could not be tried</source>
        <translation>konnte nicht probiert werden</translation>
    </message>
    <message>
        <source>counts down, pauses, resets and says when time is up.</source>
        <translation>zählt herunter, pausiert, beginnt neu und sagt, wenn die Zeit um ist.</translation>
    </message>
    <message>
        <source>did not expect {0}</source>
        <translation>{0} war nicht erwartet</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>hält nicht</translation>
    </message>
    <message>
        <source>expected a field after {0}.</source>
        <translation>nach {0} wird ein Feld erwartet.</translation>
    </message>
    <message>
        <source>expected {0}</source>
        <translation>{0} wird erwartet</translation>
    </message>
    <message>
        <source>expected {0}, found {1}</source>
        <translation>{0} wird erwartet, da steht {1}</translation>
    </message>
    <message>
        <source>for machines with little memory; makes more mistakes</source>
        <translation>für Rechner mit wenig Speicher; macht mehr Fehler</translation>
    </message>
    <message>
        <source>from disk</source>
        <translation>von der Platte</translation>
    </message>
    <message>
        <source>from high to low</source>
        <translation>absteigend</translation>
    </message>
    <message>
        <source>from low to high</source>
        <translation>aufsteigend</translation>
    </message>
    <message>
        <source>from memory</source>
        <translation>aus dem Speicher</translation>
    </message>
    <message>
        <source>from the database</source>
        <translation>aus der Datenbank</translation>
    </message>
    <message>
        <source>from your words “{0}”</source>
        <translation>aus deinen Worten „{0}“</translation>
    </message>
    <message>
        <source>goes on in {0} s</source>
        <translation>geht in {0} s weiter</translation>
    </message>
    <message>
        <source>goes through its parts and rounds.</source>
        <translation>durchläuft seine Teile und Runden.</translation>
    </message>
    <message>
        <source>held</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>how the code was chosen</source>
        <translation>wie der Code ausgewählt wurde</translation>
    </message>
    <message>
        <source>is being tried</source>
        <translation>wird ausprobiert</translation>
    </message>
    <message>
        <source>it answered {0}</source>
        <translation>es antwortete {0}</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>es ist nicht erreichbar</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>least: {0} {1}</source>
        <translation>am wenigsten: {0} {1}</translation>
    </message>
    <message>
        <source>little disk</source>
        <translation>wenig Platz</translation>
    </message>
    <message>
        <source>little memory</source>
        <translation>wenig Speicher</translation>
    </message>
    <message>
        <source>measures, pauses, takes laps and resets.</source>
        <translation>misst, pausiert, nimmt Runden und beginnt neu.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>no way is known to turn {0} into {1} and back</source>
        <translation>es ist kein Weg bekannt, {0} in {1} umzurechnen und zurück</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>nicht gespeichert</translation>
    </message>
    <message>
        <source>nothing in the app answers this</source>
        <translation>nichts in der App beantwortet das</translation>
    </message>
    <message>
        <source>one agent writes</source>
        <translation>ein Agent schreibt</translation>
    </message>
    <message>
        <source>one candidate</source>
        <translation>ein Entwurf</translation>
    </message>
    <message>
        <source>only records are picked by a condition: “pick Film from film where not seen”</source>
        <translation>nur Einträge werden nach einer Bedingung gezogen: „pick Film from film where not seen“</translation>
    </message>
    <message>
        <source>only {0} of {1} bytes came</source>
        <translation>nur {0} von {1} Bytes kamen an</translation>
    </message>
    <message>
        <source>options, default</source>
        <translation>Auswahl, Vorgabe</translation>
    </message>
    <message>
        <source>per cent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>previous() is of one record: work it out with a calc, and sum that up</source>
        <translation>previous() gehört zu einem Eintrag: mit einem calc ausrechnen und das zusammenzählen</translation>
    </message>
    <message>
        <source>puts text into the page as markup</source>
        <translation>setzt Text als Auszeichnung in die Seite</translation>
    </message>
    <message>
        <source>reaches for the network or other code</source>
        <translation>greift nach dem Netz oder anderem Code</translation>
    </message>
    <message>
        <source>refused to reach {0}</source>
        <translation>{0} wurde nicht erreicht: abgelehnt</translation>
    </message>
    <message>
        <source>runs text as code</source>
        <translation>führt Text als Code aus</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>shows the time left.</source>
        <translation>zeigt die übrige Zeit.</translation>
    </message>
    <message>
        <source>shows the time of day and goes on.</source>
        <translation>zeigt die Uhrzeit und läuft weiter.</translation>
    </message>
    <message>
        <source>slower and better; wants 8 GB of memory</source>
        <translation>langsamer und besser; braucht 8 GB Speicher</translation>
    </message>
    <message>
        <source>stages need at least two names: “stage status: lead &gt; won”</source>
        <translation>Stufen brauchen mindestens zwei Namen: „stage status: lead &gt; won“</translation>
    </message>
    <message>
        <source>the app crashed its page</source>
        <translation>die App hat ihre Seite abstürzen lassen</translation>
    </message>
    <message>
        <source>the app did not get ready</source>
        <translation>die App wurde nicht fertig</translation>
    </message>
    <message>
        <source>the app keeps loading itself again</source>
        <translation>die App lädt sich immer wieder neu</translation>
    </message>
    <message>
        <source>the app stopped answering (a loop that never ends)</source>
        <translation>die App antwortet nicht mehr (eine Schleife ohne Ende)</translation>
    </message>
    <message>
        <source>the app used too much memory and was stopped</source>
        <translation>die App brauchte zu viel Speicher und wurde angehalten</translation>
    </message>
    <message>
        <source>the app wrote to the console without end</source>
        <translation>die App schrieb ohne Ende in die Konsole</translation>
    </message>
    <message>
        <source>the formula ends too early</source>
        <translation>die Formel endet zu früh</translation>
    </message>
    <message>
        <source>the line needs the name of a field</source>
        <translation>die Zeile braucht den Namen eines Felds</translation>
    </message>
    <message>
        <source>the list is put in order by hand already</source>
        <translation>die Liste wird schon von Hand geordnet</translation>
    </message>
    <message>
        <source>the microphone</source>
        <translation>das Mikrofon</translation>
    </message>
    <message>
        <source>the record “{0}” is there already</source>
        <translation>die Liste „{0}“ gibt es schon</translation>
    </message>
    <message>
        <source>there is a box “{0}” already</source>
        <translation>ein Feld „{0}“ gibt es schon</translation>
    </message>
    <message>
        <source>there is no date here</source>
        <translation>hier gibt es kein Datum</translation>
    </message>
    <message>
        <source>there is no date to group by {0}</source>
        <translation>es gibt kein Datum, nach dem sich {0} gruppieren ließe</translation>
    </message>
    <message>
        <source>there is no function {0}</source>
        <translation>es gibt keine Funktion {0}</translation>
    </message>
    <message>
        <source>there is no setting “{0}” with a number</source>
        <translation>es gibt keine Einstellung „{0}“ mit einer Zahl</translation>
    </message>
    <message>
        <source>there is no “{0}” here</source>
        <translation>hier gibt es „{0}“ nicht</translation>
    </message>
    <message>
        <source>this could not be tried</source>
        <translation>das konnte nicht probiert werden</translation>
    </message>
    <message>
        <source>this line belongs below a record</source>
        <translation>diese Zeile gehört unter eine Liste</translation>
    </message>
    <message>
        <source>this line stands there twice</source>
        <translation>diese Zeile steht zweimal da</translation>
    </message>
    <message>
        <source>too many brackets inside one another</source>
        <translation>zu viele Klammern ineinander</translation>
    </message>
    <message>
        <source>too slow</source>
        <translation>zu langsam</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>was not exported by this app</source>
        <translation>wurde nicht von dieser App ausgegeben</translation>
    </message>
    <message>
        <source>was tuned</source>
        <translation>wurde abgestimmt</translation>
    </message>
    <message>
        <source>what is asked is a number, a date, a time or a text that one can type: “price &lt;= asked”</source>
        <translation>getippt wird eine Zahl, ein Datum, eine Uhrzeit oder ein Text: „price &lt;= asked“</translation>
    </message>
    <message>
        <source>what is asked is compared with each one, not with a figure over all</source>
        <translation>was getippt wird, wird mit jedem einzelnen verglichen, nicht mit einer Zahl über alle</translation>
    </message>
    <message>
        <source>what is found is compared with what is asked: “find Price where price &lt;= asked”</source>
        <translation>was gefunden wird, wird mit dem verglichen, was getippt wird: „find Price where price &lt;= asked“</translation>
    </message>
    <message>
        <source>what is found needs a name, “where” and a condition: “find Price where price &lt;= asked”</source>
        <translation>was gefunden wird, braucht einen Namen, „where“ und eine Bedingung: „find Price where price &lt;= asked“</translation>
    </message>
    <message>
        <source>what is hidden needs a condition that holds or not: “hide when done”</source>
        <translation>was verborgen wird, braucht eine Bedingung, die gilt oder nicht: „hide when done“</translation>
    </message>
    <message>
        <source>what is hidden needs “when” and a condition: “hide when done”</source>
        <translation>was verborgen wird, braucht „when“ und eine Bedingung: „hide when done“</translation>
    </message>
    <message>
        <source>what is kept apart is so by fields that can be compared</source>
        <translation>was sich nicht überschneiden darf, tut es nach Feldern, die sich vergleichen lassen</translation>
    </message>
    <message>
        <source>what is kept apart needs a beginning and an end: “apart arrival to departure by cabin”</source>
        <translation>was sich nicht überschneiden darf, braucht Anfang und Ende: „apart arrival to departure by cabin“</translation>
    </message>
    <message>
        <source>what is kept apart needs two dates, two times or two numbers: “apart arrival to departure”</source>
        <translation>was sich nicht überschneiden darf, braucht zwei Tage, zwei Uhrzeiten oder zwei Zahlen: „apart arrival to departure“</translation>
    </message>
    <message>
        <source>what is limited is so by fields that can be compared</source>
        <translation>was begrenzt ist, ist es nach Feldern, die sich vergleichen lassen</translation>
    </message>
    <message>
        <source>what is picked by a condition comes from records: “pick Film from film where not seen”</source>
        <translation>was nach einer Bedingung gezogen wird, kommt aus Einträgen: „pick Film from film where not seen“</translation>
    </message>
    <message>
        <source>what is unique together are two fields or more that can be compared</source>
        <translation>was zusammen nur einmal vorkommt, sind zwei oder mehr Felder, die sich vergleichen lassen</translation>
    </message>
    <message>
        <source>what is unique together needs two fields or more: “unique date + time”</source>
        <translation>was zusammen nur einmal vorkommt, braucht zwei oder mehr Felder: „unique date + time“</translation>
    </message>
    <message>
        <source>what was renamed needs both names: “renamed field task.due &gt; task.deadline”</source>
        <translation>Umbenanntes braucht beide Namen: „renamed field task.due &gt; task.deadline“</translation>
    </message>
    <message>
        <source>writes the apps; the best size for most machines</source>
        <translation>schreibt die Apps; die beste Größe für die meisten Rechner</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{0} (made anew)</source>
        <translation>{0} (neu gemacht)</translation>
    </message>
    <message>
        <source>{0} ({1} speed)</source>
        <translation>{0} ({1} Tempo)</translation>
    </message>
    <message>
        <source>{0} agents write together</source>
        <translation>{0} Agenten schreiben zusammen</translation>
    </message>
    <message>
        <source>{0} agree less than before.</source>
        <translation>{0} stimmen weniger überein als zuvor.</translation>
    </message>
    <message>
        <source>{0} answers</source>
        <translation>{0} Antworten</translation>
    </message>
    <message>
        <source>{0} are grouped by {1}.</source>
        <translation>{0}: gruppiert nach {1}.</translation>
    </message>
    <message>
        <source>{0} are hidden where {1}, and no other; a button shows them.</source>
        <translation>{0}: verborgen sind die, für die gilt: {1}, und keine anderen; ein Knopf zeigt sie.</translation>
    </message>
    <message>
        <source>{0} arrived damaged.</source>
        <translation>{0} kam beschädigt an.</translation>
    </message>
    <message>
        <source>{0} asks for what is missing and remembers what was typed.</source>
        <translation>{0} fragt nach dem, was fehlt, und merkt sich, was getippt wurde.</translation>
    </message>
    <message>
        <source>{0} asks its questions.</source>
        <translation>{0} stellt seine Fragen.</translation>
    </message>
    <message>
        <source>{0} asks, judges the answer and counts.</source>
        <translation>{0} fragt, beurteilt die Antwort und zählt.</translation>
    </message>
    <message>
        <source>{0} before work</source>
        <translation>{0} vor der Arbeit</translation>
    </message>
    <message>
        <source>{0} builds agreed by {1}, {2} estimates were wrong by {3}</source>
        <translation>{0} Bauten stimmten zu {1} überein, {2} Schätzungen lagen um {3} daneben</translation>
    </message>
    <message>
        <source>{0} builds, {1} of them with all wishes held</source>
        <translation>{0} Bauten, davon {1} mit allen Wünschen erfüllt</translation>
    </message>
    <message>
        <source>{0} can be filtered by {1}.</source>
        <translation>{0}: lässt sich nach {1} filtern.</translation>
    </message>
    <message>
        <source>{0} can be set and is remembered.</source>
        <translation>{0} lässt sich einstellen und bleibt gemerkt.</translation>
    </message>
    <message>
        <source>{0} candidates</source>
        <translation>{0} Entwürfen</translation>
    </message>
    <message>
        <source>{0} cannot be reached for {1} ({2}).</source>
        <translation>{0} ist für {1} nicht erreichbar ({2}).</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}).</source>
        <translation>{0} kann nicht gelesen werden ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be started ({1}).</source>
        <translation>{0} kann nicht gestartet werden ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}), so nothing could be kept.</source>
        <translation>{0} kann nicht geschrieben werden ({1}), also konnte nichts behalten werden.</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1}).</source>
        <translation>{0} kann nicht geschrieben werden ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be written to ({1}).</source>
        <translation>In {0} kann nicht geschrieben werden ({1}).</translation>
    </message>
    <message>
        <source>{0} cannot be written to {1} ({2}).</source>
        <translation>{0} kann nicht nach {1} geschrieben werden ({2}).</translation>
    </message>
    <message>
        <source>{0} cannot be written, so nothing could be kept.</source>
        <translation>{0} kann nicht geschrieben werden, also konnte nichts behalten werden.</translation>
    </message>
    <message>
        <source>{0} checks fail</source>
        <translation>{0} Prüfungen halten nicht</translation>
    </message>
    <message>
        <source>{0} checks held</source>
        <translation>{0} Prüfungen halten</translation>
    </message>
    <message>
        <source>{0} could not be copied to {1} ({2}).</source>
        <translation>{0} konnte nicht nach {1} kopiert werden ({2}).</translation>
    </message>
    <message>
        <source>{0} counts up and down{1} and is kept.</source>
        <translation>{0} zählt auf und ab{1} und bleibt.</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>vor {0} Tagen</translation>
    </message>
    <message>
        <source>{0} did all that was asked</source>
        <translation>{0} mit allem Gewünschten</translation>
    </message>
    <message>
        <source>{0} draws one of the lines, and none twice where that is wanted.</source>
        <translation>{0} lost eine der Zeilen aus, und keine zweimal, wo das gewünscht ist.</translation>
    </message>
    <message>
        <source>{0} draws one of them.</source>
        <translation>{0} lost eines davon aus.</translation>
    </message>
    <message>
        <source>{0} draws one of those that fit, and no other.</source>
        <translation>{0} zieht etwas von dem, was passt, und nichts anderes.</translation>
    </message>
    <message>
        <source>{0} draws {1} at a time, and none again until all were drawn.</source>
        <translation>{0} lost jeweils {1} aus, und nichts noch einmal, bevor alles ausgelost war.</translation>
    </message>
    <message>
        <source>{0} draws {1} at a time.</source>
        <translation>{0} lost jeweils {1} aus.</translation>
    </message>
    <message>
        <source>{0} follow each other in both directions.</source>
        <translation>{0} folgen einander in beide Richtungen.</translation>
    </message>
    <message>
        <source>{0} has no sound in it.</source>
        <translation>{0} enthält keinen Ton.</translation>
    </message>
    <message>
        <source>{0} has no {1}.</source>
        <translation>{0} hat {1} nicht.</translation>
    </message>
    <message>
        <source>{0} has version {1}.</source>
        <translation>{0} hat Version {1}.</translation>
    </message>
    <message>
        <source>{0} has “{1}” already.</source>
        <translation>{0} hat „{1}“ schon.</translation>
    </message>
    <message>
        <source>{0} holds more than {1} files.</source>
        <translation>{0} enthält mehr als {1} Dateien.</translation>
    </message>
    <message>
        <source>{0} holds no app: index.html is missing.</source>
        <translation>{0} enthält keine App: index.html fehlt.</translation>
    </message>
    <message>
        <source>{0} hours ago</source>
        <translation>vor {0} Stunden</translation>
    </message>
    <message>
        <source>{0} in {1} is empty.</source>
        <translation>{0} in {1} ist leer.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a recording.</source>
        <translation>{0} ist ein Ordner, keine Aufnahme.</translation>
    </message>
    <message>
        <source>{0} is cut short or damaged: nothing can be read from it.</source>
        <translation>{0} ist abgeschnitten oder beschädigt: Es lässt sich nichts daraus lesen.</translation>
    </message>
    <message>
        <source>{0} is damaged, or was made for another model.</source>
        <translation>{0} ist beschädigt oder wurde für ein anderes Modell gemacht.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} is filled in with the time it is, and can be changed.</source>
        <translation>{0} wird mit der jetzigen Uhrzeit ausgefüllt und kann geändert werden.</translation>
    </message>
    <message>
        <source>{0} is in use by another program.</source>
        <translation>{0} wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>{0} is longer at its source than it should be.</source>
        <translation>{0} ist an seiner Quelle länger, als es sein sollte.</translation>
    </message>
    <message>
        <source>{0} is neither an export nor a backup.</source>
        <translation>{0} ist weder eine Ausgabe noch eine Sicherung.</translation>
    </message>
    <message>
        <source>{0} is no export of Cognomega, or it is damaged.</source>
        <translation>{0} ist keine Ausgabe von Cognomega, oder beschädigt.</translation>
    </message>
    <message>
        <source>{0} is not a folder: a file is in the way.</source>
        <translation>{0} ist kein Ordner: Eine Datei ist im Weg.</translation>
    </message>
    <message>
        <source>{0} is not a sound file.</source>
        <translation>{0} ist keine Tondatei.</translation>
    </message>
    <message>
        <source>{0} is not a whole model file.</source>
        <translation>{0} ist keine ganze Modelldatei.</translation>
    </message>
    <message>
        <source>{0} is not an ordinary file.</source>
        <translation>{0} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{0} is right</source>
        <translation>{0} stimmt</translation>
    </message>
    <message>
        <source>{0} is right for each {1}.</source>
        <translation>{0} stimmt je {1}.</translation>
    </message>
    <message>
        <source>{0} is right.</source>
        <translation>{0} stimmt.</translation>
    </message>
    <message>
        <source>{0} is shown against {1} you can change.</source>
        <translation>{0} wird neben {1} gezeigt, und das lässt sich ändern.</translation>
    </message>
    <message>
        <source>{0} is there and runs.</source>
        <translation>{0} ist da und läuft.</translation>
    </message>
    <message>
        <source>{0} is ticked once a day, with its streak and this month&apos;s days.</source>
        <translation>{0} wird einmal am Tag abgehakt, mit Serie und den Tagen dieses Monats.</translation>
    </message>
    <message>
        <source>{0} is worked out for each {1}.</source>
        <translation>{0} wird je {1} ausgerechnet.</translation>
    </message>
    <message>
        <source>{0} is {1} long; a spoken request may last {2} minutes.</source>
        <translation>{0} dauert {1}; ein gesprochener Wunsch darf {2} Minuten dauern.</translation>
    </message>
    <message>
        <source>{0} letters left</source>
        <translation>noch {0} Zeichen</translation>
    </message>
    <message>
        <source>{0} letters too long</source>
        <translation>{0} Zeichen zu lang</translation>
    </message>
    <message>
        <source>{0} lines</source>
        <translation>{0} Zeilen</translation>
    </message>
    <message>
        <source>{0} lines new, {1} gone</source>
        <translation>{0} Zeilen neu, {1} weg</translation>
    </message>
    <message>
        <source>{0} makes a new {1} at each press.</source>
        <translation>{0} macht bei jedem Drücken Neues ({1}).</translation>
    </message>
    <message>
        <source>{0} may not be used: this computer refuses it.</source>
        <translation>{0} darf nicht benutzt werden: Dieser Computer verweigert es.</translation>
    </message>
    <message>
        <source>{0} may not be written to.</source>
        <translation>In {0} darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} minutes</source>
        <translation>{0} Minuten</translation>
    </message>
    <message>
        <source>{0} minutes ago</source>
        <translation>vor {0} Minuten</translation>
    </message>
    <message>
        <source>{0} move from {1} on a board and stay there.</source>
        <translation>{0} wandern auf einer Tafel von {1} und bleiben dort.</translation>
    </message>
    <message>
        <source>{0} needs a field</source>
        <translation>{0} braucht ein Feld</translation>
    </message>
    <message>
        <source>{0} needs {1} of disk space, and {2} is free in {3}.</source>
        <translation>{0} braucht {1} auf der Platte, und {2} sind in {3} frei.</translation>
    </message>
    <message>
        <source>{0} needs {1} of memory, and this machine has {2}.</source>
        <translation>{0} braucht {1} Speicher, und dieser Computer hat {2}.</translation>
    </message>
    <message>
        <source>{0} needs {1} of memory, and {2} is free.</source>
        <translation>{0} braucht {1} Speicher, und {2} sind frei.</translation>
    </message>
    <message>
        <source>{0} of the model “{1}” is not the file its makers published: it was altered or damaged, and will not be used.</source>
        <translation>{0} des Modells „{1}“ ist nicht die Datei, die seine Macher veröffentlicht haben: verändert oder beschädigt, und wird nicht benutzt.</translation>
    </message>
    <message>
        <source>{0} of the model “{1}” is {2}: {3} bytes, not {4}.</source>
        <translation>{0} des Modells „{1}“ ist {2}: {3} Bytes, nicht {4}.</translation>
    </message>
    <message>
        <source>{0} of {1} checks held</source>
        <translation>{0} von {1} Prüfungen halten</translation>
    </message>
    <message>
        <source>{0} of {1} held</source>
        <translation>{0} von {1} halten</translation>
    </message>
    <message>
        <source>{0} of {1} steps done. {2}</source>
        <translation>{0} von {1} Schritten getan. {2}</translation>
    </message>
    <message>
        <source>{0} of {1} wishes of the sort “{2}” did not work.</source>
        <translation>{0} von {1} Wünschen der Art „{2}“ gingen nicht.</translation>
    </message>
    <message>
        <source>{0} opens and shows what it should.</source>
        <translation>{0} öffnet sich und zeigt, was es soll.</translation>
    </message>
    <message>
        <source>{0} repairs a build</source>
        <translation>{0} Reparaturen/Bau</translation>
    </message>
    <message>
        <source>{0} stand in order of {1}, {2}.</source>
        <translation>{0} stehen geordnet nach {1}, {2}.</translation>
    </message>
    <message>
        <source>{0} stand in the order you give them, by buttons, keys or dragging, and stay there.</source>
        <translation>{0} stehen in der Reihenfolge, die du ihnen mit Knöpfen, Tasten oder durch Ziehen gibst, und bleiben so.</translation>
    </message>
    <message>
        <source>{0} takes what is typed.</source>
        <translation>{0} nimmt an, was getippt wird.</translation>
    </message>
    <message>
        <source>{0} takes {1} to {2} values</source>
        <translation>{0} nimmt {1} bis {2} Werte</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Wortteile</translation>
    </message>
    <message>
        <source>{0} was not used: {1}</source>
        <translation>{0} wurde nicht benutzt: {1}</translation>
    </message>
    <message>
        <source>{0} was unplugged or has stopped.</source>
        <translation>{0} wurde ausgesteckt oder hat angehalten.</translation>
    </message>
    <message>
        <source>{0} was written by a newer Cognomega.</source>
        <translation>{0} schrieb ein neueres Cognomega.</translation>
    </message>
    <message>
        <source>{0} with “{1}”.</source>
        <translation>{0} mit „{1}“.</translation>
    </message>
    <message>
        <source>{0} works out {1}.</source>
        <translation>{0} rechnet {1} aus.</translation>
    </message>
    <message>
        <source>{0} {1} are there from the beginning.</source>
        <translation>{0} {1} sind von Anfang an da.</translation>
    </message>
    <message>
        <source>{0} {1} seconds</source>
        <translation>{0} {1} Sekunden</translation>
    </message>
    <message>
        <source>{0} {1} “{2}”, and would no longer work.</source>
        <translation>{0} {1} „{2}“ und ginge nicht mehr.</translation>
    </message>
    <message>
        <source>{0} {1}{2} ago</source>
        <translation>vor {0} {1}{2}</translation>
    </message>
    <message>
        <source>{0} · now</source>
        <translation>{0} · jetzt</translation>
    </message>
    <message>
        <source>{0}, so Python code is not run here.</source>
        <translation>{0}, also wird hier kein Python-Code ausgeführt.</translation>
    </message>
    <message>
        <source>{0}, {1} tokens</source>
        <translation>{0}, {1} Wortteile</translation>
    </message>
    <message>
        <source>{0}: a wrong answer is told and counts nothing.</source>
        <translation>{0}: Eine falsche Antwort wird gesagt und zählt nicht.</translation>
    </message>
    <message>
        <source>{0}: agent {1} of {2} won: {3} ({4} sure)</source>
        <translation>{0}: Agent {1} von {2} gewann: {3} ({4} sicher)</translation>
    </message>
    <message>
        <source>{0}: done, and all that worked still works.</source>
        <translation>{0}: fertig, und alles, was ging, geht noch.</translation>
    </message>
    <message>
        <source>{0}: none of {1} works. {2}</source>
        <translation>{0}: Keiner von {1} funktioniert. {2}</translation>
    </message>
    <message>
        <source>{0}: right answers give the full score.</source>
        <translation>{0}: Richtige Antworten geben die volle Punktzahl.</translation>
    </message>
    <message>
        <source>{0}: {1} again, from the next build.</source>
        <translation>{0}: wieder {1}, ab dem nächsten Bau.</translation>
    </message>
    <message>
        <source>{0}: {1} again, from the next start of the model.</source>
        <translation>{0}: wieder {1}, ab dem nächsten Start des Modells.</translation>
    </message>
    <message>
        <source>{0}: {1} of {2}</source>
        <translation>{0}: {1} von {2}</translation>
    </message>
    <message>
        <source>{0}; press to point at nothing</source>
        <translation>{0}; drücken, um auf nichts zu zeigen</translation>
    </message>
    <message>
        <source>“{0}” as “{1}”</source>
        <translation>„{0}“ als „{1}“</translation>
    </message>
    <message>
        <source>“{0}” can be left empty already.</source>
        <translation>„{0}“ darf schon leer bleiben.</translation>
    </message>
    <message>
        <source>“{0}” can mean several things: {1}.</source>
        <translation>„{0}“ kann mehreres bedeuten: {1}.</translation>
    </message>
    <message>
        <source>“{0}” counts what is {1}.</source>
        <translation>„{0}“ zählt, was {1} ist.</translation>
    </message>
    <message>
        <source>“{0}” did not work out</source>
        <translation>„{0}“ hat nicht geklappt</translation>
    </message>
    <message>
        <source>“{0}” has no option like that.</source>
        <translation>„{0}“ hat keine solche Auswahl.</translation>
    </message>
    <message>
        <source>“{0}” has “{1}” already.</source>
        <translation>„{0}“ hat „{1}“ schon.</translation>
    </message>
    <message>
        <source>“{0}” holds no time of day</source>
        <translation>„{0}“ enthält keine Uhrzeit</translation>
    </message>
    <message>
        <source>“{0}” holds no words.</source>
        <translation>„{0}“ enthält keine Wörter.</translation>
    </message>
    <message>
        <source>“{0}” in all of “{1}”</source>
        <translation>„{0}“ insgesamt von „{1}“</translation>
    </message>
    <message>
        <source>“{0}” is a choice already.</source>
        <translation>„{0}“ ist schon eine Auswahl.</translation>
    </message>
    <message>
        <source>“{0}” is all that is noted of each {1}.</source>
        <translation>„{0}“ ist alles, was je {1} notiert wird.</translation>
    </message>
    <message>
        <source>“{0}” is as it was</source>
        <translation>„{0}“ ist, wie es war</translation>
    </message>
    <message>
        <source>“{0}” is changed</source>
        <translation>„{0}“ ist geändert</translation>
    </message>
    <message>
        <source>“{0}” is deleted.</source>
        <translation>„{0}“ ist gelöscht.</translation>
    </message>
    <message>
        <source>“{0}” is no number that can be summed up</source>
        <translation>„{0}“ ist keine Zahl, die sich zusammenzählen lässt</translation>
    </message>
    <message>
        <source>“{0}” is not a matter of yes or no</source>
        <translation>„{0}“ ist keine Frage von Ja oder Nein</translation>
    </message>
    <message>
        <source>“{0}” is not plugged in; the usual microphone is used.</source>
        <translation>„{0}“ ist nicht eingesteckt; das übliche Mikrofon wird verwendet.</translation>
    </message>
    <message>
        <source>“{0}” is not something “{1}” can be.</source>
        <translation>„{0}“ ist nichts, was „{1}“ sein kann.</translation>
    </message>
    <message>
        <source>“{0}” is not the same for all that count together</source>
        <translation>„{0}“ ist nicht für alle gleich, die zusammen zählen</translation>
    </message>
    <message>
        <source>“{0}” is ready</source>
        <translation>„{0}“ ist fertig</translation>
    </message>
    <message>
        <source>“{0}” is so already.</source>
        <translation>„{0}“ ist schon so.</translation>
    </message>
    <message>
        <source>“{0}” is worked out or moved by its own line, and cannot be changed so.</source>
        <translation>„{0}“ wird von seiner eigenen Zeile ausgerechnet oder bewegt und lässt sich so nicht ändern.</translation>
    </message>
    <message>
        <source>“{0}” is {1} already.</source>
        <translation>„{0}“ ist schon {1}.</translation>
    </message>
    <message>
        <source>“{0}” marks each {1} it holds for, and no other.</source>
        <translation>„{0}“ markiert alles, wofür es gilt ({1}), und nichts sonst.</translation>
    </message>
    <message>
        <source>“{0}” must be filled in already.</source>
        <translation>„{0}“ muss schon ausgefüllt werden.</translation>
    </message>
    <message>
        <source>“{0}” needs the {1} list.</source>
        <translation>„{0}“ braucht die Liste {1}.</translation>
    </message>
    <message>
        <source>“{0}” needs two options at least.</source>
        <translation>„{0}“ braucht mindestens zwei zur Auswahl.</translation>
    </message>
    <message>
        <source>“{0}” puts in the time it is on each {1}, and a press can be taken back.</source>
        <translation>„{0}“ trägt bei jedem Eintrag ({1}) die jetzige Uhrzeit ein, und ein Druck lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>“{0}” stands where its own line puts it.</source>
        <translation>„{0}“ steht, wohin seine eigene Zeile es stellt.</translation>
    </message>
    <message>
        <source>“{0}” works on all {1} it is meant for.</source>
        <translation>„{0}“ wirkt auf alle gemeinten ({1}).</translation>
    </message>
    <message>
        <source>“{0}” works on each {1}.</source>
        <translation>„{0}“ wirkt auf jedes ({1}).</translation>
    </message>
    <message>
        <source>“{0}” would no longer work: {1}.</source>
        <translation>„{0}“ ginge nicht mehr: {1}.</translation>
    </message>
    <message>
        <source>“{0}”: what should the app do?</source>
        <translation>„{0}“: Was soll die App tun?</translation>
    </message>
</context>
</TS>
