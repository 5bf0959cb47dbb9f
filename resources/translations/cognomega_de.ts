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
        <source>Cognomega</source>
        <translation>Cognomega</translation>
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
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Export as zip</source>
        <translation>Als Zip sichern</translation>
    </message>
    <message>
        <source>Find in this file</source>
        <translation>In dieser Datei suchen</translation>
    </message>
    <message>
        <source>Flash cards for Spanish words that remember what I know</source>
        <translation>Karteikarten für spanische Wörter, die sich merken, was ich weiß</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Friends&apos; birthdays, and remind me a week before</source>
        <translation>Geburtstage von Freunden mit Erinnerung eine Woche vorher</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>How it is put together</source>
        <translation>Wie es aufgebaut ist</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Load the app anew</source>
        <translation>App neu laden</translation>
    </message>
    <message>
        <source>New app</source>
        <translation>Neue App</translation>
    </message>
    <message>
        <source>Nothing was built yet. Your first build fills this page.</source>
        <translation>Noch wurde nichts gebaut. Dein erster Bau füllt diese Seite.</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Or begin with one of these</source>
        <translation>Oder beginne mit einem davon</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Point at something in the app</source>
        <translation>Auf etwas in der App zeigen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
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
        <source>Runs on this machine. Nothing you say or make leaves it.</source>
        <translation>Läuft auf diesem Computer. Nichts, was du sagst oder machst, verlässt ihn.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Say it or type it. This machine writes the app, uses it as you would, and shows what holds.</source>
        <translation>Sag es oder tippe es. Dieser Computer schreibt die App, benutzt sie wie du und zeigt, was hält.</translation>
    </message>
    <message>
        <source>Say what you want, in your own words</source>
        <translation>Sag mit deinen eigenen Worten, was du willst</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Something went wrong, and it is our fault.</source>
        <translation>Etwas ist schiefgegangen, und es ist unser Fehler.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tic-tac-toe for two on one screen</source>
        <translation>Drei gewinnt für zwei an einem Bildschirm</translation>
    </message>
    <message>
        <source>Track what I spend by category, with a chart by month</source>
        <translation>Meine Ausgaben nach Art, mit einem Diagramm je Monat</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>What should it do?</source>
        <translation>Was soll sie können?</translation>
    </message>
    <message>
        <source>What the app&apos;s scripts say</source>
        <translation>Was die Skripte der App melden</translation>
    </message>
    <message>
        <source>What you enter here stays in this preview.</source>
        <translation>Was du hier eingibst, bleibt in dieser Vorschau.</translation>
    </message>
</context>
</TS>
