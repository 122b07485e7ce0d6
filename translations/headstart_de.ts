<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>CurvePlot</name>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
</context>
<context>
    <name>FetchWords</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 is paused at %2 (%3).</source>
        <translation>%1 ruht bei %2 (%3).</translation>
    </message>
    <message>
        <source>%1 is paused (%2).</source>
        <translation>%1 ruht (%2).</translation>
    </message>
    <message>
        <source>%1 is fetched as soon as another has come.</source>
        <translation>%1 wird geholt, sobald ein anderes da ist.</translation>
    </message>
    <message>
        <source>Fetching %1: %2. The connection broke; trying again in %3 s.</source>
        <translation>%1 wird geholt: %2. Die Verbindung ist abgerissen; neuer Versuch in %3 s.</translation>
    </message>
    <message>
        <source>Fetching %1: %2, %3/s, %4 left.</source>
        <translation>%1 wird geholt: %2, %3/s, noch %4.</translation>
    </message>
    <message>
        <source>Fetching %1: %2</source>
        <translation>%1 wird geholt: %2</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>A deep chain of blocks, each of which adds to what those before it found. The usual yardstick: well understood, and slower the larger its number.</source>
        <translation>Eine tiefe Kette von Blöcken, von denen jeder etwas zu dem hinzufügt, was die vorigen gefunden haben. Der übliche Maßstab: gut verstanden und umso langsamer, je größer die Zahl.</translation>
    </message>
    <message>
        <source>A small network made for phones: accurate for its size, and quick to train on a processor. A larger number sees finer detail and takes longer.</source>
        <translation>Ein kleines Netz für Telefone: genau für seine Größe und auf einem Prozessor schnell trainiert. Eine größere Zahl sieht feinere Einzelheiten und braucht länger.</translation>
    </message>
    <message>
        <source>A network for pictures.</source>
        <translation>Ein Netz für Bilder.</translation>
    </message>
    <message>
        <source>bicubic</source>
        <translation>bikubisch</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear</translation>
    </message>
    <message>
        <source>The shorter side becomes %1 pixels (%2), the middle %3 × %3 are kept. Mean %4, standard deviation %5 of red, green, blue.</source>
        <translation>Die kürzere Seite wird %1 Pixel lang (%2), die mittleren %3 × %3 werden behalten. Mittel %4, Standardabweichung %5 von Rot, Grün, Blau.</translation>
    </message>
    <message>
        <source>The library is being looked at.</source>
        <translation>Die Modellbibliothek wird durchgesehen.</translation>
    </message>
    <message>
        <source>%1 (%2) is not in %3. Running packaging/start.sh brings it, or choose 'From a file'.</source>
        <translation>%1 (%2) liegt nicht in %3. packaging/start.sh ausführen, um die Datei zu holen, oder „Aus einer Datei“ wählen.</translation>
    </message>
    <message>
        <source>The catalogue has no file of these weights yet. Choose 'From a file' and bring torchvision's: its name begins with %1-.</source>
        <translation>Der Katalog hat noch keine Datei dieser Gewichte. „Aus einer Datei“ wählen und die Datei von torchvision angeben: Ihr Name beginnt mit %1-.</translation>
    </message>
    <message>
        <source>Depth, width and picture size grow together from B0 to B7. Accurate for its size; its many thin layers are slow for what they compute.</source>
        <translation>Tiefe, Breite und Bildgröße wachsen gemeinsam von B0 bis B7. Genau für ihre Größe; die vielen dünnen Schichten sind langsam für das, was sie rechnen.</translation>
    </message>
    <message>
        <source>An EfficientNet that trains faster: its first blocks are plain convolutions.</source>
        <translation>Ein EfficientNet, das schneller trainiert: Die ersten Blöcke sind einfache Faltungen.</translation>
    </message>
    <message>
        <source>Made for phones: each channel is filtered on its own, then all are mixed. Small and quick, and less accurate than the large ones.</source>
        <translation>Für Telefone gemacht: Jeder Kanal wird für sich gefiltert, dann werden alle gemischt. Klein und schnell, und weniger genau als die großen.</translation>
    </message>
    <message>
        <source>A network for phones whose blocks a search has found. The number is its width.</source>
        <translation>Ein Netz für Telefone, dessen Blöcke eine Suche gefunden hat. Die Zahl ist seine Breite.</translation>
    </message>
    <message>
        <source>One of the smallest and quickest: half of the channels pass by each block, and all are shuffled behind it.</source>
        <translation>Eines der kleinsten und schnellsten: Die Hälfte der Kanäle läuft an jedem Block vorbei, danach werden alle gemischt.</translation>
    </message>
    <message>
        <source>Regular blocks whose widths follow a simple rule. Good accuracy at every size.</source>
        <translation>Regelmäßige Blöcke, deren Breiten einer einfachen Regel folgen. Gute Genauigkeit in jeder Größe.</translation>
    </message>
    <message>
        <source>Convolutions arranged as in a transformer: accurate, and large.</source>
        <translation>Faltungen, angeordnet wie in einem Transformer: genau, und groß.</translation>
    </message>
    <message>
        <source>Each layer sees what all layers before it found. Few parameters, much memory.</source>
        <translation>Jede Schicht sieht, was alle vor ihr gefunden haben. Wenige Parameter, viel Speicher.</translation>
    </message>
    <message>
        <source>Filters of several sizes look at the same place side by side.</source>
        <translation>Filter mehrerer Größen betrachten nebeneinander dieselbe Stelle.</translation>
    </message>
    <message>
        <source>Cells that a search has found, stacked high. Accurate for its time, and very slow.</source>
        <translation>Zellen, die eine Suche gefunden hat, hoch gestapelt. Genau für ihre Zeit, und sehr langsam.</translation>
    </message>
    <message>
        <source>As accurate as AlexNet with a fiftieth of its parameters.</source>
        <translation>So genau wie AlexNet, mit einem Fünfzigstel seiner Parameter.</translation>
    </message>
    <message>
        <source>The network that began it all in 2012. For comparison, and for tutorials.</source>
        <translation>Das Netz, mit dem 2012 alles begann. Zum Vergleich, und für Anleitungen.</translation>
    </message>
    <message>
        <source>Plain 3x3 convolutions, one behind the other. Easy to understand, large and slow.</source>
        <translation>Einfache 3x3-Faltungen hintereinander. Leicht zu verstehen, groß und langsam.</translation>
    </message>
    <message>
        <source>Cuts the picture into patches and lets each look at all others. Needs pictures of one size.</source>
        <translation>Schneidet das Bild in Stücke und lässt jedes alle anderen betrachten. Braucht Bilder einer bestimmten Größe.</translation>
    </message>
    <message>
        <source>A transformer that looks within windows, which shift from block to block.</source>
        <translation>Ein Transformer, der in Fenstern schaut, die sich von Block zu Block verschieben.</translation>
    </message>
    <message>
        <source>The weights are not here yet. 'Get' fetches %1 (%2) from %3 into %4.</source>
        <translation>Die Gewichte sind noch nicht da. „Holen“ lädt %1 (%2) von %3 nach %4.</translation>
    </message>
    <message>
        <source>%1 is not in %2. Put it there by hand, or choose 'From a file'.</source>
        <translation>%1 ist nicht in %2. Von Hand dorthin legen oder 'Aus einer Datei' wählen.</translation>
    </message>
    <message>
        <source>%1, %2 classes</source>
        <translation>%1, %2 Klassen</translation>
    </message>
    <message>
        <source>%1 without its last layer</source>
        <translation>%1 ohne die letzte Schicht</translation>
    </message>
    <message>
        <source>Recognised: %1. %2, names of %3; tensors: %4.</source>
        <translation>Erkannt: %1. %2, Namen von %3; Tensoren: %4.</translation>
    </message>
    <message>
        <source>Not used: %1.</source>
        <translation>Nicht gebraucht: %1.</translation>
    </message>
    <message>
        <source>A known network in the make of Keras, with the weights that come with Keras: for those who have worked with them there.</source>
        <translation>Ein bekanntes Netz, so wie Keras es baut, mit den Gewichten, die zu Keras gehören: für alle, die dort damit gearbeitet haben.</translation>
    </message>
    <message>
        <source>The same tensors fill %1.</source>
        <translation>Dieselben Tensoren füllen %1.</translation>
    </message>
    <message>
        <source>A file of %1 looks the same and would compute something else here.</source>
        <translation>Eine Datei von %1 sieht gleich aus und würde hier etwas anderes berechnen.</translation>
    </message>
    <message>
        <source>Reads a whole text at once: each piece of a word looks at all others, layer by layer. The usual start for tasks with texts.</source>
        <translation>Liest einen Text als Ganzes: Jedes Wortstück sieht alle anderen, Schicht für Schicht. Der übliche Anfang für Aufgaben mit Texten.</translation>
    </message>
    <message>
        <source>A BERT that was trained longer, on more texts: often more accurate, and as slow.</source>
        <translation>Ein BERT, das länger und mit mehr Texten trainiert wurde: oft genauer, und ebenso langsam.</translation>
    </message>
    <message>
        <source>A BERT with half of its layers, which learned from the whole one: nearly as accurate, and twice as quick.</source>
        <translation>Ein BERT mit der Hälfte seiner Schichten, das vom ganzen gelernt hat: fast so genau und doppelt so schnell.</translation>
    </message>
    <message>
        <source>A narrow BERT that learned from a large one. Small and quick: fit to be trained on a processor.</source>
        <translation>Ein schmales BERT, das von einem großen gelernt hat. Klein und schnell: auch auf einem Prozessor gut zu trainieren.</translation>
    </message>
    <message>
        <source>A network for texts.</source>
        <translation>Ein Netz für Texte.</translation>
    </message>
    <message>
        <source>A text, or two that go together, of up to %1 tokens: words and pieces of words. What is longer is cut off.</source>
        <translation>Ein Text, oder zwei zusammengehörige, mit bis zu %1 Token: Wörter und Stücke von Wörtern. Was länger ist, wird abgeschnitten.</translation>
    </message>
    <message>
        <source>%1 parameters; %2 multiply-adds for a text of %3 tokens</source>
        <translation>%1 Parameter; %2 Multiplikations-Additionen für einen Text von %3 Token</translation>
    </message>
    <message>
        <source>%1 parameters; %2 multiply-adds for a picture</source>
        <translation>%1 Parameter; %2 Multiplikations-Additionen je Bild</translation>
    </message>
    <message>
        <source>The 1,000 kinds of things of ImageNet. A head for your own labels takes their place.</source>
        <translation>Die 1000 Arten von Dingen aus ImageNet. An ihre Stelle tritt ein Kopf für die eigenen Labels.</translation>
    </message>
    <message>
        <source>A language, and no labels yet: the head for your own is new and learns in training.</source>
        <translation>Eine Sprache, und noch keine Labels: Der Kopf für die eigenen ist neu und lernt im Training.</translation>
    </message>
    <message>
        <source>%1 labels: %2. Its head is kept where your data have the same, else a new one takes its place.</source>
        <translation>%1 Labels: %2. Haben die Daten dieselben, wird der Kopf behalten, sonst tritt ein neuer an seine Stelle.</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>Head only</source>
        <translation>Nur Kopf</translation>
    </message>
    <message>
        <source>Keeps all the model knows and learns a new last layer. After the first epoch it is quick. A good start, and enough for few pictures.</source>
        <translation>Behält alles, was das Modell kann, und lernt eine neue letzte Schicht. Nach der ersten Epoche geht es schnell. Ein guter Anfang und genug für wenige Bilder.</translation>
    </message>
    <message>
        <source>Later stages</source>
        <translation>Spätere Stufen</translation>
    </message>
    <message>
        <source>Keeps what all pictures share and retrains the stages that know what things are. Mostly the best of both for hundreds of pictures.</source>
        <translation>Behält, was allen Bildern gemeinsam ist, und trainiert die Stufen neu, die wissen, was Dinge sind. Bei Hunderten von Bildern meist das Beste aus beidem.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Retrains the whole model, the kept knowledge gently. Slow; for many pictures, or such as the model has never seen the like of.</source>
        <translation>Trainiert das ganze Modell neu, das behaltene Wissen behutsam. Langsam; für viele Bilder oder für solche, wie das Modell sie nie gesehen hat.</translation>
    </message>
    <message>
        <source>Solar cells: head</source>
        <translation>Solarzellen: Kopf</translation>
    </message>
    <message>
        <source>As the demo begins: tried out on these pictures with this model.</source>
        <translation>Wie die Demo beginnt: an diesen Bildern mit diesem Modell erprobt.</translation>
    </message>
    <message>
        <source>Solar cells: later stages</source>
        <translation>Solarzellen: spätere Stufen</translation>
    </message>
    <message>
        <source>As the demo goes on: from blocks.5 up, on flipped pictures.</source>
        <translation>Wie die Demo weitergeht: ab blocks.5 aufwärts, mit gespiegelten Bildern.</translation>
    </message>
    <message>
        <source>Keeps all the model knows and learns a new last layer. After the first epoch it is quick. A first look at what the model makes of your texts.</source>
        <translation>Behält alles, was das Modell kann, und lernt eine neue letzte Schicht. Nach der ersten Epoche geht es schnell. Ein erster Blick darauf, was das Modell aus Ihren Texten macht.</translation>
    </message>
    <message>
        <source>Later layers</source>
        <translation>Spätere Schichten</translation>
    </message>
    <message>
        <source>Keeps the embeddings and the lower layers and retrains those above, which know what is meant. For hundreds of texts.</source>
        <translation>Behält die Einbettungen und die unteren Schichten und trainiert die darüber neu, die wissen, was gemeint ist. Für Hunderte von Texten.</translation>
    </message>
    <message>
        <source>Retrains the whole model gently, as is usual with texts: a few epochs at a low rate. The best for a thousand texts and more.</source>
        <translation>Trainiert das ganze Modell behutsam neu, wie bei Texten üblich: wenige Epochen mit kleiner Lernrate. Das Beste ab tausend Texten.</translation>
    </message>
    <message>
        <source>Opinions: everything</source>
        <translation>Meinungen: alles</translation>
    </message>
    <message>
        <source>As the demo of texts: 6,000 of them train, 2,000 judge; tried out with this model.</source>
        <translation>Wie die Textdemo: 6.000 Texte trainieren, 2.000 urteilen; mit diesem Modell erprobt.</translation>
    </message>
    <message>
        <source>BERT's authors: everything</source>
        <translation>BERTs Autoren: alles</translation>
    </message>
    <message>
        <source>Devlin et al. 2019, appendix A.3: three epochs at 3e-5, with a warm-up. Their rates are 5e-5, 3e-5 and 2e-5.</source>
        <translation>Devlin et al. 2019, Anhang A.3: drei Epochen bei 3e-5, mit Anlauf. Ihre Lernraten sind 5e-5, 3e-5 und 2e-5.</translation>
    </message>
    <message>
        <source>GLUE: everything</source>
        <translation>GLUE: alles</translation>
    </message>
    <message>
        <source>As the examples of transformers fine-tune for GLUE: three epochs at 2e-5, falling to 0; five for MRPC and WNLI.</source>
        <translation>Wie die Beispiele von transformers für GLUE: drei Epochen bei 2e-5, fallend auf 0; fünf für MRPC und WNLI.</translation>
    </message>
    <message>
        <source>Keras guide: head</source>
        <translation>Keras-Anleitung: Kopf</translation>
    </message>
    <message>
        <source>As Keras' guide to transfer learning begins: Adam, 20 epochs, turned and flipped pictures, dropout before the head.</source>
        <translation>Wie Keras' Anleitung zum Transferlernen beginnt: Adam, 20 Epochen, gedrehte und gespiegelte Bilder, Dropout vor dem Kopf.</translation>
    </message>
    <message>
        <source>Keras guide: everything</source>
        <translation>Keras-Anleitung: alles</translation>
    </message>
    <message>
        <source>As that guide goes on, at a hundredth of the rate: choose the weights of the run of the head first.</source>
        <translation>Wie diese Anleitung weitergeht, bei einem Hundertstel der Lernrate: Wählen Sie zuerst die Gewichte des Laufs mit dem Kopf.</translation>
    </message>
    <message>
        <source>PyTorch tutorial: everything</source>
        <translation>PyTorch-Anleitung: alles</translation>
    </message>
    <message>
        <source>As PyTorch's tutorial of transfer learning: SGD, 25 epochs, batches of 4, random crops. It reports 95.4 % with ResNet-18 on ants and bees.</source>
        <translation>Wie PyTorchs Anleitung zum Transferlernen: SGD, 25 Epochen, Batches von 4, zufällige Ausschnitte. Sie berichtet 95,4 % mit ResNet-18 auf Ameisen und Bienen.</translation>
    </message>
</context>
<context>
    <name>RunFilter</name>
    <message>
        <source>“%1” means nothing: a number follows %2, as in %3.</source>
        <translation>„%1“ ist unverständlich: Auf %2 muss eine Zahl folgen, wie in %3.</translation>
    </message>
</context>
<context>
    <name>RunStatus</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
</context>
<context>
    <name>SamplePlace</name>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>How pictures become input</source>
        <translation>Wie Bilder zur Eingabe werden</translation>
    </message>
    <message>
        <source>Random changes of training pictures</source>
        <translation>Zufällige Änderungen der Trainingsbilder</translation>
    </message>
    <message>
        <source>What is kept, what trains</source>
        <translation>Was behalten, was trainiert wird</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Learning rates over the run</source>
        <translation>Lernraten im Lauf</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights' SHA-256</source>
        <translation>SHA-256 der Gewichte</translation>
    </message>
    <message>
        <source>Start anew from</source>
        <translation>Neu beginnen ab</translation>
    </message>
    <message>
        <source>Kind of data</source>
        <translation>Art der Daten</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>First line names columns</source>
        <translation>Erste Zeile: Spaltennamen</translation>
    </message>
    <message>
        <source>Column of files</source>
        <translation>Spalte der Dateien</translation>
    </message>
    <message>
        <source>Column of labels</source>
        <translation>Spalte der Labels</translation>
    </message>
    <message>
        <source>Column of parts</source>
        <translation>Spalte der Aufteilung</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Class above it</source>
        <translation>Klasse darüber</translation>
    </message>
    <message>
        <source>Class below it</source>
        <translation>Klasse darunter</translation>
    </message>
    <message>
        <source>File of labels</source>
        <translation>Labeldatei</translation>
    </message>
    <message>
        <source>Data's SHA-256</source>
        <translation>SHA-256 der Daten</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Validierungsanteil</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Testanteil</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>Side of the input</source>
        <translation>Seite der Eingabe</translation>
    </message>
    <message>
        <source>Resize to</source>
        <translation>Größe ändern auf</translation>
    </message>
    <message>
        <source>Made square by</source>
        <translation>Quadratisch durch</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>Interpolation</translation>
    </message>
    <message>
        <source>Mean colour</source>
        <translation>Mittlere Farbe</translation>
    </message>
    <message>
        <source>Deviation of colours</source>
        <translation>Abweichung der Farben</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>Links-rechts spiegeln</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>Oben-unten spiegeln</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>Transponieren</translation>
    </message>
    <message>
        <source>Random crop</source>
        <translation>Zufallsausschnitt</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Auslöschen</translation>
    </message>
    <message>
        <source>First stage that trains</source>
        <translation>Erste trainierte Stufe</translation>
    </message>
    <message>
        <source>Train as well</source>
        <translation>Auch trainieren</translation>
    </message>
    <message>
        <source>Keep as well</source>
        <translation>Auch behalten</translation>
    </message>
    <message>
        <source>BatchNorm statistics</source>
        <translation>BatchNorm-Statistik</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Micro-batch</source>
        <translation>Micro-Batch</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Klassengewichte</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Frühes Stoppen</translation>
    </message>
    <message>
        <source>Best epoch by</source>
        <translation>Beste Epoche nach</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Decay everything</source>
        <translation>Decay für alles</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Epochs between drops</source>
        <translation>Epochen je Absenkung</translation>
    </message>
    <message>
        <source>Factor of a drop</source>
        <translation>Absenkungsfaktor</translation>
    </message>
    <message>
        <source>Peak at</source>
        <translation>Spitze bei</translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation>Startteiler</translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation>Endteiler</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Memory format</source>
        <translation>Speicherformat</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Seconds between saves</source>
        <translation>Sicherungsabstand (s)</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>wird erkannt</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>ausgeglichen</translation>
    </message>
    <message>
        <source>of each batch</source>
        <translation>je Batch</translation>
    </message>
    <message>
        <source>bicubic</source>
        <translation>bikubisch</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>bilinear</translation>
    </message>
    <message>
        <source>as the model's card says</source>
        <translation>laut Modellkarte</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>kept fixed</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>ein Zyklus</translation>
    </message>
    <message>
        <source>pad</source>
        <translation>Auffüllen</translation>
    </message>
    <message>
        <source>squash</source>
        <translation>Stauchen</translation>
    </message>
    <message>
        <source>drops</source>
        <translation>Absenkungen</translation>
    </message>
    <message>
        <source>a whole number, %1 to %2</source>
        <translation>eine ganze Zahl, %1 bis %2</translation>
    </message>
    <message>
        <source>a number, %1 to %2</source>
        <translation>eine Zahl, %1 bis %2</translation>
    </message>
    <message>
        <source>a number, or nothing</source>
        <translation>eine Zahl oder nichts</translation>
    </message>
    <message>
        <source>numbers with a decimal point, separated by commas</source>
        <translation>Zahlen mit Dezimalpunkt, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>names, separated by commas</source>
        <translation>Namen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Factor before the head</source>
        <translation>Faktor vor dem Kopf</translation>
    </message>
    <message>
        <source>How texts become input</source>
        <translation>Wie Texte zur Eingabe werden</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Quotation marks</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>Column of texts</source>
        <translation>Spalte der Texte</translation>
    </message>
    <message>
        <source>Column of second texts</source>
        <translation>Spalte der zweiten Texte</translation>
    </message>
    <message>
        <source>What labels are</source>
        <translation>Was Labels sind</translation>
    </message>
    <message>
        <source>Tokens of a text</source>
        <translation>Tokens eines Textes</translation>
    </message>
    <message>
        <source>Which part judges</source>
        <translation>Welcher Teil urteilt</translation>
    </message>
    <message>
        <source>Kept part</source>
        <translation>Behaltener Teil</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>Cache on disk</source>
        <translation>Zwischenspeicher auf der Platte</translation>
    </message>
    <message>
        <source>Epochs until one more joins</source>
        <translation>Epochen, bis eine dazukommt</translation>
    </message>
    <message>
        <source>Samples of an epoch</source>
        <translation>Beispiele einer Epoche</translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation>Gemittelte Gewichte</translation>
    </message>
    <message>
        <source>Factor from stage to stage</source>
        <translation>Faktor von Stufe zu Stufe</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Dropout of the head</source>
        <translation>Dropout des Kopfes</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>a number, %1 to %2, or nothing</source>
        <translation>eine Zahl, %1 bis %2, oder nichts</translation>
    </message>
    <message>
        <source>Rank of adapters (LoRA)</source>
        <translation>Rang der Adapter (LoRA)</translation>
    </message>
    <message>
        <source>Strength of adapters (alpha)</source>
        <translation>Stärke der Adapter (Alpha)</translation>
    </message>
    <message>
        <source>Views of each picture</source>
        <translation>Ansichten je Bild</translation>
    </message>
    <message>
        <source>Memory kept between steps</source>
        <translation>Zwischen Schritten behaltener Speicher</translation>
    </message>
</context>
<context>
    <name>StageMap</name>
    <message>
        <source>drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>drift %1</source>
        <translation>Drift %1</translation>
    </message>
    <message>
        <source>no drift: its weights began at zero</source>
        <translation>keine Drift: ihre Gewichte begannen bei null</translation>
    </message>
    <message>
        <source>gradient norm %1</source>
        <translation>Gradientennorm %1</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Noch keine Werte</translation>
    </message>
    <message>
        <source>%1 of %2 stages train</source>
        <translation>%1 von %2 Stufen trainieren</translation>
    </message>
    <message>
        <source>%1; at step %2 the largest %3 is %4, of %5</source>
        <extracomment>the number of stages that train; the largest drift or gradient norm in a step</extracomment>
        <translation>%1; in Schritt %2 ist der größte Wert (%3) %4, von %5</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>this is a folder, not a file that can be written</source>
        <translation>das ist ein Ordner, keine Datei, die geschrieben werden kann</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>Schreiben nicht möglich: %1</translation>
    </message>
    <message>
        <source>writing failed, nothing was kept: %1</source>
        <translation>Schreiben fehlgeschlagen, nichts wurde behalten: %1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>Lesen nicht möglich: %1</translation>
    </message>
    <message>
        <source>this is not a file that holds data (a folder or a device)</source>
        <translation>das ist keine Datei mit Daten (sondern ein Ordner oder ein Gerät)</translation>
    </message>
    <message>
        <source>the file ends here: %1 bytes were expected, %2 are left</source>
        <translation>die Datei endet hier: %1 Bytes wurden erwartet, %2 sind übrig</translation>
    </message>
    <message>
        <source>the file became shorter while it was read</source>
        <translation>die Datei wurde kürzer, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>the catalogue has no file of its weights; name yours with --weights FILE</source>
        <translation>der Katalog hat keine Datei für diese Gewichte; eine eigene mit --weights FILE angeben</translation>
    </message>
    <message>
        <source>the weights of %1 are not there; packaging/start.sh fetches them, or name a file with --weights FILE</source>
        <translation>die Gewichte von %1 sind nicht da; packaging/start.sh holt sie, oder eine Datei mit --weights FILE angeben</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>no list of class names is called so</source>
        <translation>keine Liste von Klassennamen heißt so</translation>
    </message>
    <message>
        <source>the picture is damaged: %1</source>
        <translation>das Bild ist beschädigt: %1</translation>
    </message>
    <message>
        <source>the picture has %1 x %2 pixels; at most %3 are read</source>
        <translation>das Bild hat %1 x %2 Pixel; höchstens %3 werden gelesen</translation>
    </message>
    <message>
        <source>the picture is damaged: the file ends too early, after %1 bytes</source>
        <translation>das Bild ist beschädigt: Die Datei endet zu früh, nach %1 Bytes</translation>
    </message>
    <message>
        <source>this is not a picture (JPEG, PNG, GIF, WebP, BMP, TIFF or PNM)</source>
        <translation>das ist kein Bild (JPEG, PNG, GIF, WebP, BMP, TIFF oder PNM)</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the file is larger than any picture that is read</source>
        <translation>die Datei ist größer als jedes Bild, das gelesen wird</translation>
    </message>
    <message>
        <source>the picture is %1 x %2: one side is more than %3 times the other</source>
        <translation>das Bild hat %1 x %2 Pixel: Eine Seite ist mehr als das %3-Fache der anderen</translation>
    </message>
    <message>
        <source>the network's output is not a number: its weights are damaged</source>
        <translation>die Ausgabe des Netzes ist keine Zahl: Seine Gewichte sind beschädigt</translation>
    </message>
    <message>
        <source>the pickle ends too early</source>
        <translation>das Pickle endet zu früh</translation>
    </message>
    <message>
        <source>a text is longer than %1 bytes</source>
        <translation>ein Text ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>a name is longer than %1 bytes</source>
        <translation>ein Name ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>the pickle builds more than %1 values</source>
        <translation>das Pickle bildet mehr als %1 Werte</translation>
    </message>
    <message>
        <source>the pickle has more than %1 steps</source>
        <translation>das Pickle hat mehr als %1 Schritte</translation>
    </message>
    <message>
        <source>the pickle ends with %1 values instead of one</source>
        <translation>das Pickle endet mit %1 Werten statt einem</translation>
    </message>
    <message>
        <source>the pickle takes more values than it has made</source>
        <translation>das Pickle entnimmt mehr Werte, als es gebildet hat</translation>
    </message>
    <message>
        <source>the pickle is nested deeper than %1</source>
        <translation>das Pickle ist tiefer als %1 verschachtelt</translation>
    </message>
    <message>
        <source>opcode %1 has no place in a file of weights</source>
        <translation>Opcode %1 gehört nicht in eine Datei mit Gewichten</translation>
    </message>
    <message>
        <source>pickle protocol %1 is not known</source>
        <translation>Pickle-Protokoll %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>the pickle adds items to something that is neither a list nor a dictionary</source>
        <translation>das Pickle fügt Einträge zu etwas hinzu, das weder Liste noch Dictionary ist</translation>
    </message>
    <message>
        <source>the pickle gives a dictionary a key without a value</source>
        <translation>das Pickle gibt einem Dictionary einen Schlüssel ohne Wert</translation>
    </message>
    <message>
        <source>the pickle remembers more than %1 values</source>
        <translation>das Pickle merkt sich mehr als %1 Werte</translation>
    </message>
    <message>
        <source>the pickle recalls value %1, which it never remembered</source>
        <translation>das Pickle ruft Wert %1 ab, den es sich nie gemerkt hat</translation>
    </message>
    <message>
        <source>the file asks to run %1.%2: it was made to do harm, or is not a file of weights</source>
        <translation>die Datei verlangt, %1.%2 auszuführen: Entweder soll sie Schaden anrichten, oder sie ist keine Datei mit Gewichten</translation>
    </message>
    <message>
        <source>the pickle names something by what is not a name</source>
        <translation>das Pickle benennt etwas mit etwas, das kein Name ist</translation>
    </message>
    <message>
        <source>the pickle refers to something that is not a storage</source>
        <translation>das Pickle verweist auf etwas, das kein Storage ist</translation>
    </message>
    <message>
        <source>the pickle calls something that cannot be called</source>
        <translation>das Pickle ruft etwas auf, das nicht aufgerufen werden kann</translation>
    </message>
    <message>
        <source>an OrderedDict is made from what is not a list of pairs</source>
        <translation>ein OrderedDict wird aus etwas gebildet, das keine Liste von Paaren ist</translation>
    </message>
    <message>
        <source>a tensor is not made of storage, offset, sizes and strides</source>
        <translation>ein Tensor besteht nicht aus Storage, Offset, Größen und Schrittweiten</translation>
    </message>
    <message>
        <source>the pickle sets the state of something that has none</source>
        <translation>das Pickle setzt den Zustand von etwas, das keinen hat</translation>
    </message>
    <message>
        <source>this is a pickle, but not one that torch.save made</source>
        <translation>das ist ein Pickle, aber keines, das torch.save geschrieben hat</translation>
    </message>
    <message>
        <source>its protocol is not %1</source>
        <translation>das Protokoll ist nicht %1</translation>
    </message>
    <message>
        <source>its numbers are not little-endian; load the file in Python on the machine that made it and save it as safetensors</source>
        <translation>die Zahlen sind nicht little-endian; die Datei in Python auf dem Rechner laden, der sie geschrieben hat, und als safetensors speichern</translation>
    </message>
    <message>
        <source>the list of storages does not fit the tensors</source>
        <translation>die Liste der Storages passt nicht zu den Tensoren</translation>
    </message>
    <message>
        <source>%1 storages are missing</source>
        <translation>%1 Storages fehlen</translation>
    </message>
    <message>
        <source>something follows the last storage</source>
        <translation>hinter dem letzten Storage folgt noch etwas</translation>
    </message>
    <message>
        <source>the list of storages is missing</source>
        <translation>die Liste der Storages fehlt</translation>
    </message>
    <message>
        <source>more than %1 tensors</source>
        <translation>mehr als %1 Tensoren</translation>
    </message>
    <message>
        <source>it stands there twice</source>
        <translation>kommt zweimal vor</translation>
    </message>
    <message>
        <source>its sizes and strides are not whole numbers of 0 or more, as many as each other</source>
        <translation>Größen und Schrittweiten sind nicht gleich viele ganze Zahlen ab 0</translation>
    </message>
    <message>
        <source>it reaches past its storage of %1 elements</source>
        <translation>reicht über den eigenen Storage mit %1 Elementen hinaus</translation>
    </message>
    <message>
        <source>it expands %1 elements to %2</source>
        <translation>weitet %1 Elemente auf %2 aus</translation>
    </message>
    <message>
        <source>it lies in something that is not a storage</source>
        <translation>liegt in etwas, das kein Storage ist</translation>
    </message>
    <message>
        <source>it lies in a view of a storage, which only PyTorch before 0.4 wrote; load the file in Python and save it again</source>
        <translation>liegt in einer Ansicht eines Storage, wie sie nur PyTorch vor 0.4 schrieb; die Datei in Python laden und neu speichern</translation>
    </message>
    <message>
        <source>its elements are of the unknown type '%1'</source>
        <translation>die Elemente sind vom unbekannten Typ '%1'</translation>
    </message>
    <message>
        <source>its storage is larger than any file</source>
        <translation>der Storage ist größer als jede Datei</translation>
    </message>
    <message>
        <source>its storage '%1' is described in two ways</source>
        <translation>der Storage '%1' ist auf zwei Arten beschrieben</translation>
    </message>
    <message>
        <source>it holds objects of the Python class %1 and no state dict; load it in Python and save model.state_dict()</source>
        <translation>enthält Objekte der Python-Klasse %1 und kein state dict; in Python laden und model.state_dict() speichern</translation>
    </message>
    <message>
        <source>there is no state dict of tensors in it</source>
        <translation>enthält kein state dict mit Tensoren</translation>
    </message>
    <message>
        <source>this is an empty zip archive</source>
        <translation>das ist ein leeres ZIP-Archiv</translation>
    </message>
    <message>
        <source>this is a zip archive, but not one that torch.save made (one folder with data.pkl in it)</source>
        <translation>das ist ein ZIP-Archiv, aber keines, das torch.save geschrieben hat (ein Ordner mit data.pkl darin)</translation>
    </message>
    <message>
        <source>it is compressed or larger than %1 bytes</source>
        <translation>ist komprimiert oder größer als %1 Bytes</translation>
    </message>
    <message>
        <source>its checksum (CRC-32) does not fit: the file is damaged</source>
        <translation>die Prüfsumme (CRC-32) passt nicht: Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>this storage is missing from the archive</source>
        <translation>dieser Storage fehlt im Archiv</translation>
    </message>
    <message>
        <source>this storage must hold %1 bytes and holds %2</source>
        <translation>dieser Storage muss %1 Bytes enthalten und enthält %2</translation>
    </message>
    <message>
        <source>an object stands where none may be</source>
        <translation>ein Objekt steht, wo keines stehen darf</translation>
    </message>
    <message>
        <source>metadata holds the key '%1' twice</source>
        <translation>metadata enthält den Schlüssel '%1' zweimal</translation>
    </message>
    <message>
        <source>tensor '%1' has the unknown field '%2'</source>
        <translation>Tensor '%1' hat das unbekannte Feld '%2'</translation>
    </message>
    <message>
        <source>tensor '%1' has the field '%2' twice</source>
        <translation>Tensor '%1' hat das Feld '%2' zweimal</translation>
    </message>
    <message>
        <source>tensor '%1' lacks dtype, shape or data_offsets</source>
        <translation>dem Tensor '%1' fehlt dtype, shape oder data_offsets</translation>
    </message>
    <message>
        <source>a text stands where none may be</source>
        <translation>ein Text steht, wo keiner stehen darf</translation>
    </message>
    <message>
        <source>a list stands where none may be</source>
        <translation>eine Liste steht, wo keine stehen darf</translation>
    </message>
    <message>
        <source>a number stands where none may be</source>
        <translation>eine Zahl steht, wo keine stehen darf</translation>
    </message>
    <message>
        <source>tensor '%1' has more than %2 dimensions</source>
        <translation>Tensor '%1' hat mehr als %2 Dimensionen</translation>
    </message>
    <message>
        <source>a size is negative</source>
        <translation>eine Größe ist negativ</translation>
    </message>
    <message>
        <source>'%1' is not a whole number of at most 64 bits</source>
        <translation>'%1' ist keine ganze Zahl von höchstens 64 Bit</translation>
    </message>
    <message>
        <source>null stands where it may not be</source>
        <translation>null steht, wo es nicht stehen darf</translation>
    </message>
    <message>
        <source>a truth value stands where none may be</source>
        <translation>ein Wahrheitswert steht, wo keiner stehen darf</translation>
    </message>
    <message>
        <source>the header is not valid JSON</source>
        <translation>der Kopfteil ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>the header is not valid JSON (at byte %1 of it)</source>
        <translation>der Kopfteil ist kein gültiges JSON (bei Byte %1 darin)</translation>
    </message>
    <message>
        <source>the name '%1' stands there twice</source>
        <translation>der Name '%1' kommt zweimal vor</translation>
    </message>
    <message>
        <source>its elements are %1, which is not supported; convert it to F16 or F32</source>
        <translation>die Elemente sind %1, was nicht unterstützt wird; in F16 oder F32 umwandeln</translation>
    </message>
    <message>
        <source>its element type '%1' is unknown</source>
        <translation>der Elementtyp '%1' ist unbekannt</translation>
    </message>
    <message>
        <source>data_offsets must be [begin, end]</source>
        <translation>data_offsets muss [begin, end] sein</translation>
    </message>
    <message>
        <source>its shape does not fill its data_offsets</source>
        <translation>shape füllt data_offsets nicht aus</translation>
    </message>
    <message>
        <source>it begins at %1, and the one before ends at %2: a hole or an overlap</source>
        <translation>beginnt bei %1, und der vorige endet bei %2: eine Lücke oder Überlappung</translation>
    </message>
    <message>
        <source>the tensors need %1 bytes of data, the file has %2</source>
        <translation>die Tensoren brauchen %1 Bytes Daten, die Datei hat %2</translation>
    </message>
    <message>
        <source>the header's length, %1, is over the limit or past the file's end</source>
        <translation>die Länge des Kopfteils, %1, liegt über der Grenze oder hinter dem Ende der Datei</translation>
    </message>
    <message>
        <source>this is PyTorch's tar format of 2017, which is not read; load it in Python and save it again with torch.save(model.state_dict(), ...)</source>
        <translation>das ist PyTorchs tar-Format von 2017, das nicht gelesen wird; in Python laden und neu speichern mit torch.save(model.state_dict(), ...)</translation>
    </message>
    <message>
        <source>the zip archive ends too early</source>
        <translation>das ZIP-Archiv endet zu früh</translation>
    </message>
    <message>
        <source>the zip archive's 64-bit record is not where it must be</source>
        <translation>der 64-Bit-Datensatz des ZIP-Archivs ist nicht da, wo er sein muss</translation>
    </message>
    <message>
        <source>the zip archive's 64-bit record is damaged</source>
        <translation>der 64-Bit-Datensatz des ZIP-Archivs ist beschädigt</translation>
    </message>
    <message>
        <source>the zip archive is one part of several</source>
        <translation>das ZIP-Archiv ist ein Teil von mehreren</translation>
    </message>
    <message>
        <source>the zip archive's directory is missing: the file is cut short, or something follows the archive</source>
        <translation>das Verzeichnis des ZIP-Archivs fehlt: Die Datei ist abgeschnitten, oder hinter dem Archiv folgt noch etwas</translation>
    </message>
    <message>
        <source>the zip archive carries a comment</source>
        <translation>das ZIP-Archiv trägt einen Kommentar</translation>
    </message>
    <message>
        <source>the zip archive's two accounts of its directory differ</source>
        <translation>die zwei Angaben des ZIP-Archivs zu seinem Verzeichnis unterscheiden sich</translation>
    </message>
    <message>
        <source>the zip archive's directory is damaged</source>
        <translation>das Verzeichnis des ZIP-Archivs ist beschädigt</translation>
    </message>
    <message>
        <source>'%1' is no name for a file inside an archive</source>
        <translation>'%1' ist kein Name für eine Datei in einem Archiv</translation>
    </message>
    <message>
        <source>entry '%1' is encrypted or needs a feature that is not read</source>
        <translation>Eintrag '%1' ist verschlüsselt oder braucht eine Funktion, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>entry '%1' is stored, but its two sizes differ</source>
        <translation>Eintrag '%1' ist unkomprimiert, aber seine zwei Größen unterscheiden sich</translation>
    </message>
    <message>
        <source>entry '%1': the sizes behind its data differ from the directory's</source>
        <translation>Eintrag '%1': Die Größen hinter den Daten weichen vom Verzeichnis ab</translation>
    </message>
    <message>
        <source>entry '%1': its header differs from the directory's</source>
        <translation>Eintrag '%1': Der Kopfteil weicht vom Verzeichnis ab</translation>
    </message>
    <message>
        <source>entry '%1' reaches past the file's end</source>
        <translation>Eintrag '%1' reicht über das Ende der Datei hinaus</translation>
    </message>
    <message>
        <source>something stands before the zip archive</source>
        <translation>vor dem ZIP-Archiv steht noch etwas</translation>
    </message>
    <message>
        <source>two entries of the zip archive overlap</source>
        <translation>zwei Einträge des ZIP-Archivs überlappen sich</translation>
    </message>
    <message>
        <source>the zip archive's directory overlaps its entries</source>
        <translation>das Verzeichnis des ZIP-Archivs überlappt dessen Einträge</translation>
    </message>
    <message>
        <source>the zip archive has more than %1 entries</source>
        <translation>das ZIP-Archiv hat mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>the zip archive's directory is not where it must be</source>
        <translation>das Verzeichnis des ZIP-Archivs ist nicht da, wo es sein muss</translation>
    </message>
    <message>
        <source>entry '%1' stands there twice</source>
        <translation>Eintrag '%1' kommt zweimal vor</translation>
    </message>
    <message>
        <source>the order of its axes is missing</source>
        <translation>die Reihenfolge der Achsen fehlt</translation>
    </message>
    <message>
        <source>it holds no output of a stage</source>
        <translation>enthält keine Ausgabe einer Stufe</translation>
    </message>
    <message>
        <source>no model has this name; the nearest are %1</source>
        <translation>kein Modell heißt so; am nächsten kommen %1</translation>
    </message>
    <message>
        <source>the name of the file to write is empty</source>
        <translation>der Name der zu schreibenden Datei ist leer</translation>
    </message>
    <message>
        <source>this is a device or a pipe, not a file that can be written whole</source>
        <translation>das ist ein Gerät oder eine Pipe, keine Datei, die als Ganzes geschrieben werden kann</translation>
    </message>
    <message>
        <source>the name of the file to read is empty</source>
        <translation>der Name der zu lesenden Datei ist leer</translation>
    </message>
    <message>
        <source>these are weights of another network: %1 tensors do not fit (%2)</source>
        <translation>das sind Gewichte eines anderen Netzes: %1 Tensoren passen nicht (%2)</translation>
    </message>
    <message>
        <source>storage '%1' must hold %2 elements, the file says %3</source>
        <translation>Storage '%1' muss %2 Elemente enthalten, die Datei sagt %3</translation>
    </message>
    <message>
        <source>storage '%1' must hold %2 bytes, and the file ends after %3</source>
        <translation>Storage '%1' muss %2 Bytes enthalten, und die Datei endet nach %3</translation>
    </message>
    <message>
        <source>more than %1 entries of metadata</source>
        <translation>mehr als %1 Einträge in metadata</translation>
    </message>
    <message>
        <source>the zip archive's directory is larger than %1 bytes</source>
        <translation>das Verzeichnis des ZIP-Archivs ist größer als %1 Bytes</translation>
    </message>
    <message>
        <source>there is no sample in here</source>
        <translation>hier ist kein Beispiel enthalten</translation>
    </message>
    <message>
        <source>no sample is left of %1; one of those set aside, '%2': %3</source>
        <translation>von %1 Beispielen bleibt keines übrig; eines der ausgelassenen, „%2“: %3</translation>
    </message>
    <message>
        <source>there are more than %1 classes</source>
        <translation>es gibt mehr als %1 Klassen</translation>
    </message>
    <message>
        <source>the picture was changed since the data were opened</source>
        <translation>das Bild wurde geändert, seit die Daten geöffnet wurden</translation>
    </message>
    <message>
        <source>%1 pictures have the same content as another one</source>
        <translation>%1 Bilder haben denselben Inhalt wie ein anderes</translation>
    </message>
    <message>
        <source>%1 pictures have the same content as one with another label: %2</source>
        <translation>%1 Bilder haben denselben Inhalt wie eines mit anderem Label: %2</translation>
    </message>
    <message>
        <source>classes without a picture are left out (%1): %2</source>
        <translation>Klassen ohne Bild werden ausgelassen (%1): %2</translation>
    </message>
    <message>
        <source>classes of a single picture (%1): %2</source>
        <translation>Klassen mit nur einem Bild (%1): %2</translation>
    </message>
    <message>
        <source>there are fewer than two classes: nothing can be learned from them</source>
        <translation>es gibt weniger als zwei Klassen: Daraus lässt sich nichts lernen</translation>
    </message>
    <message>
        <source>there are more than %1 files in this folder</source>
        <translation>in diesem Ordner sind mehr als %1 Dateien</translation>
    </message>
    <message>
        <source>this link leads to a folder that was read already</source>
        <translation>diese Verknüpfung führt zu einem Ordner, der schon gelesen wurde</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>its file of labels was not found; looked for: '%1'</source>
        <translation>die zugehörige Labeldatei wurde nicht gefunden; gesucht: „%1“</translation>
    </message>
    <message>
        <source>these are labels; name the file of pictures</source>
        <translation>das sind Labels; die Datei mit den Bildern angeben</translation>
    </message>
    <message>
        <source>pictures have 1 or 3 channels, not %1</source>
        <translation>Bilder haben 1 oder 3 Kanäle, nicht %1</translation>
    </message>
    <message>
        <source>this is not a file of labels</source>
        <translation>das ist keine Labeldatei</translation>
    </message>
    <message>
        <source>it holds %1 labels for %2 pictures</source>
        <translation>enthält %1 Labels für %2 Bilder</translation>
    </message>
    <message>
        <source>there are more than %1 samples</source>
        <translation>es gibt mehr als %1 Beispiele</translation>
    </message>
    <message>
        <source>read as IDX: pictures of '%1', labels of '%2'</source>
        <translation>als IDX gelesen: Bilder aus „%1“, Labels aus „%2“</translation>
    </message>
    <message>
        <source>there are several files of pictures here, name one: %1</source>
        <translation>hier gibt es mehrere Dateien mit Bildern, eine davon angeben: %1</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>die Datei endet zu früh</translation>
    </message>
    <message>
        <source>this is not an IDX file</source>
        <translation>das ist keine IDX-Datei</translation>
    </message>
    <message>
        <source>only IDX files of bytes are read, as MNIST's are</source>
        <translation>nur IDX-Dateien aus Bytes werden gelesen, wie die von MNIST</translation>
    </message>
    <message>
        <source>an IDX file of 2 dimensions holds neither pictures nor labels</source>
        <translation>eine IDX-Datei mit 2 Dimensionen enthält weder Bilder noch Labels</translation>
    </message>
    <message>
        <source>the header claims %1 items; at most %2 are read</source>
        <translation>der Kopfteil gibt %1 Einträge an; höchstens %2 werden gelesen</translation>
    </message>
    <message>
        <source>the header claims that there is nothing in the file</source>
        <translation>der Kopfteil gibt an, dass nichts in der Datei ist</translation>
    </message>
    <message>
        <source>the header claims more than 4 GiB</source>
        <translation>der Kopfteil gibt mehr als 4 GiB an</translation>
    </message>
    <message>
        <source>the header claims %1 bytes, which a file of %2 bytes does not hold</source>
        <translation>der Kopfteil gibt %1 Bytes an, die eine Datei von %2 Bytes nicht enthält</translation>
    </message>
    <message>
        <source>the file holds more than its header claims</source>
        <translation>die Datei enthält mehr, als ihr Kopfteil angibt</translation>
    </message>
    <message>
        <source>no folder in here holds a picture, and each class is a folder of its pictures; files: %1</source>
        <translation>kein Ordner hierin enthält ein Bild, und jede Klasse ist ein Ordner mit ihren Bildern; Dateien: %1</translation>
    </message>
    <message>
        <source>there is no folder of a class in 'train'; folders with pictures: %1</source>
        <translation>in „train“ gibt es keinen Ordner einer Klasse; Ordner mit Bildern: %1</translation>
    </message>
    <message>
        <source>the file lies in no folder of a class</source>
        <translation>die Datei liegt in keinem Ordner einer Klasse</translation>
    </message>
    <message>
        <source>read as folders of parts (train, validation, test) that hold a folder for each class</source>
        <translation>gelesen als Ordner der Teile (train, validation, test) mit je einem Ordner pro Klasse</translation>
    </message>
    <message>
        <source>read as a folder for each class</source>
        <translation>gelesen als ein Ordner pro Klasse</translation>
    </message>
    <message>
        <source>none of the files in column '%1' is there; the first is looked for at '%2'</source>
        <translation>keine der Dateien in Spalte „%1“ ist da; die erste wird bei „%2“ gesucht</translation>
    </message>
    <message>
        <source>the labels are %1 numbers, each of which is a class; a threshold makes two classes of them</source>
        <translation>die Labels sind %1 Zahlen, von denen jede eine Klasse ist; eine Schwelle macht zwei Klassen daraus</translation>
    </message>
    <message>
        <source>the row names no file</source>
        <translation>die Zeile nennt keine Datei</translation>
    </message>
    <message>
        <source>the row has no label</source>
        <translation>die Zeile hat kein Label</translation>
    </message>
    <message>
        <source>'%1' is none of train, validation and test</source>
        <translation>'%1' ist weder train noch validation noch test</translation>
    </message>
    <message>
        <source>'%1' is no delimiter; there are: comma, semicolon, tab, space</source>
        <translation>„%1“ ist kein Trennzeichen; möglich sind: comma, semicolon, tab, space</translation>
    </message>
    <message>
        <source>the threshold is not a finite number</source>
        <translation>der Schwellenwert ist keine endliche Zahl</translation>
    </message>
    <message>
        <source>line %1: the row has %2 columns, the first one has %3</source>
        <translation>Dateizeile %1: die Tabellenzeile hat %2 Spalten, die erste hat %3</translation>
    </message>
    <message>
        <source>the label '%1' is not a number, so that no threshold parts it</source>
        <translation>das Label „%1“ ist keine Zahl, also teilt kein Schwellenwert es ein</translation>
    </message>
    <message>
        <source>there are more than %1 classes; is this the column of labels?</source>
        <translation>es gibt mehr als %1 Klassen; ist dies die Spalte der Labels?</translation>
    </message>
    <message>
        <source>a quotation mark opens here, and nothing closes it</source>
        <translation>hier öffnet ein Anführungszeichen, und keines schließt es</translation>
    </message>
    <message>
        <source>a zero byte: this is not a text in UTF-8</source>
        <translation>ein Nullbyte: dies ist kein Text in UTF-8</translation>
    </message>
    <message>
        <source>a field is longer than 1 MiB</source>
        <translation>ein Feld ist länger als 1 MiB</translation>
    </message>
    <message>
        <source>there are more than %1 columns</source>
        <translation>es gibt mehr als %1 Spalten</translation>
    </message>
    <message>
        <source>there are more than %1 rows</source>
        <translation>es gibt mehr als %1 Zeilen</translation>
    </message>
    <message>
        <source>a byte that is no UTF-8; save the table in UTF-8</source>
        <translation>ein Byte, das kein UTF-8 ist; die Tabelle in UTF-8 speichern</translation>
    </message>
    <message>
        <source>the samples could not be looked at: %1</source>
        <translation>die Beispiele konnten nicht durchgesehen werden: %1</translation>
    </message>
    <message>
        <source>columns and thresholds are of tables; the kind of data is '%1'</source>
        <translation>Spalten und Schwellenwerte gehören zu Tabellen; die Art der Daten ist '%1'</translation>
    </message>
    <message>
        <source>a file of labels goes with IDX; the kind of data is '%1'</source>
        <translation>eine Datei mit Labels gehört zu IDX; die Art der Daten ist '%1'</translation>
    </message>
    <message>
        <source>the folder is empty</source>
        <translation>der Ordner ist leer</translation>
    </message>
    <message>
        <source>here is neither a folder of pictures for each class, nor a table, nor IDX; there are %1 files: %2</source>
        <translation>hier ist weder ein Bilderordner je Klasse noch eine Tabelle noch IDX; es gibt %1 Dateien: %2</translation>
    </message>
    <message>
        <source>there are several tables in this folder, name one: %1</source>
        <translation>in diesem Ordner sind mehrere Tabellen, eine davon angeben: %1</translation>
    </message>
    <message>
        <source>%1 hidden files and folders were passed over: %2</source>
        <translation>versteckte Dateien und Ordner übergangen (%1): %2</translation>
    </message>
    <message>
        <source>there are tables as well, which were not read; name one to use it: %1</source>
        <translation>es gibt auch Tabellen, die nicht gelesen wurden; zum Verwenden eine angeben: %1</translation>
    </message>
    <message>
        <source>there is no IDX file of pictures in this folder; there are: %1</source>
        <translation>in diesem Ordner ist keine IDX-Datei mit Bildern; es gibt: %1</translation>
    </message>
    <message>
        <source>this is a file, not a folder</source>
        <translation>dies ist eine Datei, kein Ordner</translation>
    </message>
    <message>
        <source>the data have no path</source>
        <translation>die Daten haben keinen Pfad</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>the shares of validation and test are 0 or more, and together less than 1</source>
        <translation>die Anteile von Validierung und Test sind 0 oder größer und zusammen kleiner als 1</translation>
    </message>
    <message>
        <source>there are fewer than two classes to tell apart</source>
        <translation>es gibt weniger als zwei Klassen zu unterscheiden</translation>
    </message>
    <message>
        <source>the class '%1' has no sample to train from</source>
        <translation>die Klasse „%1“ hat kein Beispiel zum Trainieren</translation>
    </message>
    <message>
        <source>there are too few samples for the part '%1'</source>
        <translation>es gibt zu wenige Beispiele für den Teil '%1'</translation>
    </message>
    <message>
        <source>classes of a single sample (%1), which trains, so that nothing judges them: %2</source>
        <translation>Klassen mit nur einem Beispiel (%1), das dem Training dient, so dass nichts sie beurteilt: %2</translation>
    </message>
    <message>
        <source>%1 samples that judge have the same content as one that trains; the data part them so</source>
        <translation>Beispiele zur Beurteilung mit demselben Inhalt wie eines im Training: %1; so teilen die Daten sie auf</translation>
    </message>
    <message>
        <source>the data themselves say which samples train and which judge</source>
        <translation>die Daten geben selbst vor, welche Beispiele trainieren und welche beurteilen</translation>
    </message>
    <message>
        <source>the table has a header and no row</source>
        <translation>die Tabelle hat eine Kopfzeile, aber keine Zeilen</translation>
    </message>
    <message>
        <source>read as a table (%1): column '%2' names the pictures, column '%3' the labels</source>
        <translation>als Tabelle gelesen (%1): Spalte „%2“ nennt die Bilder, Spalte „%3“ die Labels</translation>
    </message>
    <message>
        <source>whether there is a header is 'yes' or 'no', not '%1'</source>
        <translation>ob es eine Kopfzeile gibt, wird mit 'yes' oder 'no' angegeben, nicht mit '%1'</translation>
    </message>
    <message>
        <source>there is no column '%1'; there are: %2</source>
        <translation>es gibt keine Spalte „%1“; es gibt: %2</translation>
    </message>
    <message>
        <source>no column names files that are there, looked for in '%1'; the columns: %2</source>
        <translation>keine Spalte nennt vorhandene Dateien, gesucht in „%1“; die Spalten: %2</translation>
    </message>
    <message>
        <source>which column is the label? The columns: %1</source>
        <translation>welche Spalte ist das Label? Die Spalten: %1</translation>
    </message>
    <message>
        <source>column '%1' seems to part the samples for training and judging; name it as the column of the split to keep to it</source>
        <translation>Spalte „%1“ scheint die Beispiele für Training und Beurteilung aufzuteilen; als Spalte der Aufteilung angeben, um sie beizubehalten</translation>
    </message>
    <message>
        <source>the table is in UTF-16; save it in UTF-8</source>
        <translation>die Tabelle ist in UTF-16; in UTF-8 speichern</translation>
    </message>
    <message>
        <source>the table is larger than 1 GiB</source>
        <translation>die Tabelle ist größer als 1 GiB</translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation>die Tabelle ist leer</translation>
    </message>
    <message>
        <source>neither tab, semicolon, comma nor blanks part its first row into two columns or more</source>
        <translation>weder Tabulator noch Semikolon, Komma oder Leerzeichen teilt die erste Zeile in zwei oder mehr Spalten</translation>
    </message>
    <message>
        <source>there is not enough memory to unpack the file</source>
        <translation>der Speicher reicht nicht, um die Datei zu entpacken</translation>
    </message>
    <message>
        <source>the gzip data end too early</source>
        <translation>die gzip-Daten enden zu früh</translation>
    </message>
    <message>
        <source>the gzip data are damaged</source>
        <translation>die gzip-Daten sind beschädigt</translation>
    </message>
    <message>
        <source>the folder to export into must be new or empty</source>
        <translation>der Ordner für den Export muss neu oder leer sein</translation>
    </message>
    <message>
        <source>this is no description of a model</source>
        <translation>dies ist keine Beschreibung eines Modells</translation>
    </message>
    <message>
        <source>this was written by a later version of Headstart</source>
        <translation>dies wurde von einer neueren Version von Headstart geschrieben</translation>
    </message>
    <message>
        <source>the description is incomplete: %1</source>
        <translation>die Beschreibung ist unvollständig: %1</translation>
    </message>
    <message>
        <source>it names %1 classes; the weights know %2</source>
        <translation>sie nennt %1 Klassen; die Gewichte kennen %2</translation>
    </message>
    <message>
        <source>the run knows no class '%1'</source>
        <translation>der Lauf kennt keine Klasse „%1“</translation>
    </message>
    <message>
        <source>the run has no samples in this part</source>
        <translation>der Lauf hat in diesem Teil keine Beispiele</translation>
    </message>
    <message>
        <source>there is no run '%1'</source>
        <translation>es gibt keinen Lauf „%1“</translation>
    </message>
    <message>
        <source>there is a run '%1' already</source>
        <translation>es gibt bereits einen Lauf „%1“</translation>
    </message>
    <message>
        <source>the data of run '%1' bear the fingerprint of other data</source>
        <translation>die Daten des Laufs „%1“ tragen den Fingerabdruck anderer Daten</translation>
    </message>
    <message>
        <source>the store is damaged (%1); it was left as it is. Copy it, and save what can be read from the copy: sqlite3 COPY .recover | sqlite3 NEW</source>
        <translation>der Laufspeicher ist beschädigt (%1); er wurde nicht verändert. Eine Kopie anlegen und daraus retten, was lesbar ist: sqlite3 COPY .recover | sqlite3 NEW</translation>
    </message>
    <message>
        <source>the file cannot be written; its rights allow reading alone</source>
        <translation>die Datei kann nicht geschrieben werden; ihre Rechte erlauben nur das Lesen</translation>
    </message>
    <message>
        <source>there is not enough memory to open the store</source>
        <translation>der Speicher reicht nicht, um den Laufspeicher zu öffnen</translation>
    </message>
    <message>
        <source>this is not a store of runs (%1); name another one with --store FILE</source>
        <translation>dies ist kein Laufspeicher (%1); einen anderen mit --store FILE angeben</translation>
    </message>
    <message>
        <source>the store cannot be used: %1</source>
        <translation>der Laufspeicher kann nicht verwendet werden: %1</translation>
    </message>
    <message>
        <source>another program keeps the store locked: %1</source>
        <translation>ein anderes Programm hält den Laufspeicher gesperrt: %1</translation>
    </message>
    <message>
        <source>the store failed, what was saved before is whole: %1</source>
        <translation>Fehler im Laufspeicher; was vorher gespeichert wurde, ist unversehrt: %1</translation>
    </message>
    <message>
        <source>the copy before the migration failed: %1</source>
        <translation>die Kopie vor der Migration ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>this is an SQLite file of another program, not a store of runs; name another one with --store FILE</source>
        <translation>dies ist eine SQLite-Datei eines anderen Programms, kein Laufspeicher; einen anderen mit --store FILE angeben</translation>
    </message>
    <message>
        <source>this store was written by a later version of Headstart (its schema is %1, this program knows %2); it was left as it is</source>
        <translation>dieser Laufspeicher wurde von einer neueren Version von Headstart geschrieben (sein Schema ist %1, dieses Programm kennt %2); er wurde nicht verändert</translation>
    </message>
    <message>
        <source>this file system does not support SQLite's write-ahead log</source>
        <translation>dieses Dateisystem unterstützt das Write-Ahead-Log von SQLite nicht</translation>
    </message>
    <message>
        <source>this store was written by an earlier version of Headstart; opening it to write (train, for example) brings it up to date</source>
        <translation>dieser Laufspeicher wurde von einer älteren Version von Headstart geschrieben; Öffnen zum Schreiben (etwa durch Trainieren) bringt ihn auf den neuen Stand</translation>
    </message>
    <message>
        <source>the name of the store is empty</source>
        <translation>der Name des Laufspeichers ist leer</translation>
    </message>
    <message>
        <source>this is a folder, not a store of runs</source>
        <translation>dies ist ein Ordner, kein Laufspeicher</translation>
    </message>
    <message>
        <source>this is a device or a pipe, not a store of runs</source>
        <translation>dies ist ein Gerät oder eine Pipe, kein Laufspeicher</translation>
    </message>
    <message>
        <source>this is not a store of runs (it is too short); name another one with --store FILE</source>
        <translation>dies ist kein Laufspeicher (zu kurz); einen anderen mit --store FILE angeben</translation>
    </message>
    <message>
        <source>the folder cannot be written, and what was saved last is still in %1; copy both files to a folder of your own and read them there</source>
        <translation>der Ordner kann nicht beschrieben werden, und das zuletzt Gespeicherte steht noch in %1; beide Dateien in einen eigenen Ordner kopieren und dort lesen</translation>
    </message>
    <message>
        <source>another process is using this store; wait for it, or name another one with --store FILE</source>
        <translation>ein anderer Prozess verwendet diesen Laufspeicher; darauf warten oder einen anderen mit --store FILE angeben</translation>
    </message>
    <message>
        <source>another process (%1) is using this store; wait for it, or name another one with --store FILE</source>
        <translation>ein anderer Prozess (%1) verwendet diesen Laufspeicher; darauf warten oder einen anderen mit --store FILE angeben</translation>
    </message>
    <message>
        <source>the store's folder or its lock file cannot be written: %1</source>
        <translation>der Ordner des Laufspeichers oder seine Sperrdatei kann nicht beschrieben werden: %1</translation>
    </message>
    <message>
        <source>the store cannot be locked: %1</source>
        <translation>der Laufspeicher kann nicht gesperrt werden: %1</translation>
    </message>
    <message>
        <source>the store's lock file cannot be written: %1</source>
        <translation>die Sperrdatei des Laufspeichers kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>there is no run '%1'; headstart-cli runs lists all that there are</source>
        <translation>es gibt keinen Lauf „%1“; headstart-cli runs listet alle auf</translation>
    </message>
    <message>
        <source>more than one run begins with '%1': %2</source>
        <translation>mehr als ein Lauf beginnt mit „%1“: %2</translation>
    </message>
    <message>
        <source>the store is open for reading only</source>
        <translation>der Laufspeicher ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>the store's folder cannot be made: %1</source>
        <translation>der Ordner des Laufspeichers kann nicht angelegt werden: %1</translation>
    </message>
    <message>
        <source>this is no manifest of a checkpoint</source>
        <translation>dies ist kein Manifest einer Sicherung</translation>
    </message>
    <message>
        <source>the file is not what the checkpoint's manifest says: it is damaged</source>
        <translation>die Datei entspricht nicht dem Manifest der Sicherung: sie ist beschädigt</translation>
    </message>
    <message>
        <source>it is missing or has another shape</source>
        <translation>er fehlt oder hat eine andere Form</translation>
    </message>
    <message>
        <source>the manifest is incomplete: %1</source>
        <translation>das Manifest ist unvollständig: %1</translation>
    </message>
    <message>
        <source>the checkpoint cannot be written: %1</source>
        <translation>die Sicherung kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>there is no such setting; the nearest are %1</source>
        <translation>diese Einstellung gibt es nicht; am nächsten kommen %1</translation>
    </message>
    <message>
        <source>it must be %1, not %2</source>
        <translation>erwartet wird %1, nicht %2</translation>
    </message>
    <message>
        <source>this is no JSON object of settings</source>
        <translation>dies ist kein JSON-Objekt mit Einstellungen</translation>
    </message>
    <message>
        <source>it must be a whole number from 1</source>
        <translation>es muss eine ganze Zahl ab 1 sein</translation>
    </message>
    <message>
        <source>a setting is given as key=value</source>
        <translation>eine Einstellung wird als key=value angegeben</translation>
    </message>
    <message>
        <source>the program fills this in by itself</source>
        <translation>das Programm füllt dies selbst aus</translation>
    </message>
    <message>
        <source>the network, by its name in the catalogue</source>
        <translation>das Netz, mit seinem Namen im Katalog</translation>
    </message>
    <message>
        <source>where its weights come from: pretrained, random, run:ID, or a file</source>
        <translation>woher seine Gewichte kommen: pretrained, random, run:ID oder eine Datei</translation>
    </message>
    <message>
        <source>SHA-256 of the file of weights</source>
        <translation>SHA-256 der Datei mit den Gewichten</translation>
    </message>
    <message>
        <source>this stage and those above it start from random values; empty: none</source>
        <translation>diese Stufe und alle dahinter beginnen mit Zufallswerten; leer: keine</translation>
    </message>
    <message>
        <source>what the data are; empty: guessed</source>
        <translation>die Art der Daten; leer: automatisch</translation>
    </message>
    <message>
        <source>whether a table's first line names the columns; empty: guessed</source>
        <translation>ob die erste Zeile einer Tabelle die Spalten benennt; leer: automatisch</translation>
    </message>
    <message>
        <source>a table's column of files, by name or number; empty: guessed</source>
        <translation>Spalte der Dateien in einer Tabelle, als Name oder Nummer; leer: automatisch</translation>
    </message>
    <message>
        <source>a table's column of labels, by name or number; empty: guessed</source>
        <translation>Spalte der Labels in einer Tabelle, als Name oder Nummer; leer: automatisch</translation>
    </message>
    <message>
        <source>a table's column that says train, validation or test; empty: none</source>
        <translation>Spalte einer Tabelle, die train, validation oder test angibt; leer: keine</translation>
    </message>
    <message>
        <source>makes two classes of a numeric label: above it, and not</source>
        <translation>macht aus einem Zahlenlabel zwei Klassen: darüber und nicht darüber</translation>
    </message>
    <message>
        <source>the name of the class above the threshold</source>
        <translation>der Name der Klasse über dem Schwellenwert</translation>
    </message>
    <message>
        <source>the name of the other class</source>
        <translation>der Name der anderen Klasse</translation>
    </message>
    <message>
        <source>the IDX file of labels; empty: the one beside the pictures</source>
        <translation>die IDX-Datei der Labels; leer: die neben den Bildern</translation>
    </message>
    <message>
        <source>SHA-256 of classes, labels and contents</source>
        <translation>SHA-256 von Klassen, Labels und Inhalten</translation>
    </message>
    <message>
        <source>share of the samples that judge the training</source>
        <translation>Anteil der Beispiele, die das Training beurteilen</translation>
    </message>
    <message>
        <source>share of the samples that are kept for the end</source>
        <translation>Anteil der Beispiele, die für den Schluss aufgehoben werden</translation>
    </message>
    <message>
        <source>which samples these are</source>
        <translation>welche Beispiele das sind</translation>
    </message>
    <message>
        <source>pixels of a side of what the network sees; 0: as the model's card says</source>
        <translation>Seitenlänge in Pixeln dessen, was das Netz sieht; 0: laut Modellkarte</translation>
    </message>
    <message>
        <source>pixels of the shorter side before cropping; 0: in proportion to the model's card</source>
        <translation>Pixel der kürzeren Seite vor dem Ausschnitt; 0: im Verhältnis der Modellkarte</translation>
    </message>
    <message>
        <source>how a picture becomes a square</source>
        <translation>wie ein Bild zum Quadrat wird</translation>
    </message>
    <message>
        <source>how it is resized</source>
        <translation>wie seine Größe geändert wird</translation>
    </message>
    <message>
        <source>of red, green and blue in 0..1; empty: the model's card's</source>
        <translation>von Rot, Grün und Blau in 0..1; leer: laut Modellkarte</translation>
    </message>
    <message>
        <source>standard deviations, likewise</source>
        <translation>Standardabweichungen, ebenso</translation>
    </message>
    <message>
        <source>left and right change places in half of the pictures</source>
        <translation>links und rechts tauschen in der Hälfte der Bilder die Plätze</translation>
    </message>
    <message>
        <source>top and bottom change places in half of the pictures</source>
        <translation>oben und unten tauschen in der Hälfte der Bilder die Plätze</translation>
    </message>
    <message>
        <source>rows and columns change places in half of the pictures</source>
        <translation>Zeilen und Spalten tauschen in der Hälfte der Bilder die Plätze</translation>
    </message>
    <message>
        <source>smallest share of the area that a random crop takes; 1: no crop</source>
        <translation>kleinster Anteil der Fläche, den ein zufälliger Ausschnitt einnimmt; 1: kein Ausschnitt</translation>
    </message>
    <message>
        <source>degrees, to both sides</source>
        <translation>Grad, nach beiden Seiten</translation>
    </message>
    <message>
        <source>factor 1 - x .. 1 + x</source>
        <translation>Faktor 1 - x .. 1 + x</translation>
    </message>
    <message>
        <source>probability that a rectangle is erased</source>
        <translation>Wahrscheinlichkeit, dass ein Rechteck gelöscht wird</translation>
    </message>
    <message>
        <source>stages below the cut, or patterns of tensor names, that train all the same</source>
        <translation>Stufen vor dem Schnitt oder Muster von Tensornamen, die trotzdem trainiert werden</translation>
    </message>
    <message>
        <source>stages above the cut, or patterns, that do not train</source>
        <translation>Stufen hinter dem Schnitt oder Muster, die nicht trainiert werden</translation>
    </message>
    <message>
        <source>whether BatchNorm in training stages keeps its statistics; auto: fixed, but for random weights</source>
        <translation>ob BatchNorm in trainierten Stufen seine Statistik behält; auto: fest, außer bei Zufallsgewichten</translation>
    </message>
    <message>
        <source>how often every training sample is seen</source>
        <translation>wie oft jedes Trainingsbeispiel gesehen wird</translation>
    </message>
    <message>
        <source>samples a step</source>
        <translation>Beispiele je Schritt</translation>
    </message>
    <message>
        <source>samples that pass at once, their gradients added up: less memory, same step; 0: chosen</source>
        <translation>Beispiele, die zugleich durchlaufen; ihre Gradienten werden summiert: weniger Speicher, gleicher Schritt; 0: automatisch</translation>
    </message>
    <message>
        <source>of the new head, the order and the augmentation</source>
        <translation>des neuen Kopfes, der Reihenfolge und der Augmentierung</translation>
    </message>
    <message>
        <source>share of the target that is spread over all classes</source>
        <translation>Anteil des Zielwerts, der auf alle Klassen verteilt wird</translation>
    </message>
    <message>
        <source>balanced: rare classes count as much as frequent ones</source>
        <translation>balanced: seltene Klassen zählen so viel wie häufige</translation>
    </message>
    <message>
        <source>largest norm of a step's gradient; 0: any</source>
        <translation>größte Norm des Gradienten eines Schritts; 0: beliebig</translation>
    </message>
    <message>
        <source>ends after so many epochs without a better one; 0: never</source>
        <translation>endet nach so vielen Epochen ohne eine bessere; 0: nie</translation>
    </message>
    <message>
        <source>what makes an epoch the best, on the validation samples</source>
        <translation>was eine Epoche zur besten macht, an den Validierungsbeispielen</translation>
    </message>
    <message>
        <source>how gradients move the weights</source>
        <translation>wie Gradienten die Gewichte bewegen</translation>
    </message>
    <message>
        <source>learning rate of the head</source>
        <translation>Lernrate des Kopfes</translation>
    </message>
    <message>
        <source>the other stages' rate, as a multiple of the head's</source>
        <translation>Lernrate der übrigen Stufen, als Vielfaches der des Kopfes</translation>
    </message>
    <message>
        <source>of SGD</source>
        <translation>von SGD</translation>
    </message>
    <message>
        <source>Nesterov's momentum, of SGD</source>
        <translation>Nesterovs Momentum, von SGD</translation>
    </message>
    <message>
        <source>of Adam and AdamW</source>
        <translation>von Adam und AdamW</translation>
    </message>
    <message>
        <source>pulls weights to zero</source>
        <translation>zieht Gewichte gegen null</translation>
    </message>
    <message>
        <source>biases and the weights of norms decay too</source>
        <translation>Weight Decay auch für Biases und die Gewichte von Normierungen</translation>
    </message>
    <message>
        <source>how the learning rates change over the run</source>
        <translation>wie sich die Lernraten im Lauf ändern</translation>
    </message>
    <message>
        <source>share of the steps in which the rates rise from 0; not of one_cycle</source>
        <translation>Anteil der Schritte, in denen die Lernraten von 0 ansteigen; nicht bei one_cycle</translation>
    </message>
    <message>
        <source>epochs between two drops, of step</source>
        <translation>Epochen zwischen zwei Absenkungen, bei step</translation>
    </message>
    <message>
        <source>what a drop multiplies the rates with, of step</source>
        <translation>womit eine Absenkung die Lernraten multipliziert, bei step</translation>
    </message>
    <message>
        <source>share of the steps before the highest rate, of one_cycle</source>
        <translation>Anteil der Schritte vor der höchsten Lernrate, bei one_cycle</translation>
    </message>
    <message>
        <source>the highest rate over the first one, of one_cycle</source>
        <translation>höchste Lernrate geteilt durch die erste, bei one_cycle</translation>
    </message>
    <message>
        <source>the first rate over the last one, of one_cycle</source>
        <translation>erste Lernrate geteilt durch die letzte, bei one_cycle</translation>
    </message>
    <message>
        <source>where it is computed</source>
        <translation>wo gerechnet wird</translation>
    </message>
    <message>
        <source>0: as many as there are processors</source>
        <translation>0: so viele, wie es Prozessoren gibt</translation>
    </message>
    <message>
        <source>memory format; auto: the faster one of this network</source>
        <translation>Speicherformat; auto: das für dieses Netz schnellere</translation>
    </message>
    <message>
        <source>memory for the outputs of the kept part, in MB; 0: none</source>
        <translation>Speicher für die Ausgaben des behaltenen Teils, in MB; 0: keiner</translation>
    </message>
    <message>
        <source>time between two checkpoints, at most</source>
        <translation>Zeit zwischen zwei Sicherungen, höchstens</translation>
    </message>
    <message>
        <source>no stage is called so; the nearest are %1 (headstart-cli layers %2 lists them)</source>
        <translation>keine Stufe heißt so; am nächsten kommen %1 (headstart-cli layers %2 listet alle auf)</translation>
    </message>
    <message>
        <source>no parameter fits this exception</source>
        <translation>kein Parameter passt zu dieser Ausnahme</translation>
    </message>
    <message>
        <source>nothing would train: every parameter is kept</source>
        <translation>nichts würde trainiert: alle Parameter werden behalten</translation>
    </message>
    <message>
        <source>it has %1 stages that can train; %2 were asked for</source>
        <translation>es hat %1 trainierbare Stufen; verlangt wurden %2</translation>
    </message>
    <message>
        <source>in %1, before the weights were changed, the gradient of '%2' is not a number (loss %3): a smaller learning rate or clip_norm may help</source>
        <translation>in %1, bevor die Gewichte geändert wurden, ist der Gradient von '%2' keine Zahl (Verlust %3): eine kleinere Lernrate oder clip_norm kann helfen</translation>
    </message>
    <message>
        <source>in %1, before the weights were changed, the loss is not a number: a smaller learning rate or clip_norm may help</source>
        <translation>in %1, bevor die Gewichte geändert wurden, ist der Verlust keine Zahl: eine kleinere Lernrate oder clip_norm kann helfen</translation>
    </message>
    <message>
        <source>this LibTorch has no CUDA, or there is no NVIDIA GPU here</source>
        <translation>dieses LibTorch hat kein CUDA, oder es gibt hier keine NVIDIA-GPU</translation>
    </message>
    <message>
        <source>this run trained %1, not %2</source>
        <translation>dieser Lauf hat %1 trainiert, nicht %2</translation>
    </message>
    <message>
        <source>the networks need at least %1 pixels</source>
        <translation>die Netze brauchen mindestens %1 Pixel</translation>
    </message>
    <message>
        <source>it must not be smaller than preprocessing.crop</source>
        <translation>der Wert darf nicht kleiner sein als preprocessing.crop</translation>
    </message>
    <message>
        <source>mean and std are three numbers each</source>
        <translation>mean und std sind je drei Zahlen</translation>
    </message>
    <message>
        <source>a standard deviation is greater than 0</source>
        <translation>eine Standardabweichung ist größer als 0</translation>
    </message>
    <message>
        <source>these are not the data that the run was started with (%1... then, %2... now): files were changed, added or removed</source>
        <translation>dies sind nicht die Daten, mit denen der Lauf begonnen wurde (%1... damals, %2... jetzt): Dateien wurden geändert, hinzugefügt oder entfernt</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>a checkpoint was passed over: %1</source>
        <translation>eine Sicherung wurde übergangen: %1</translation>
    </message>
    <message>
        <source>none of the run's checkpoints can be read</source>
        <translation>keine Sicherung des Laufs ist lesbar</translation>
    </message>
    <message>
        <source>this run is finished; there is nothing to resume</source>
        <translation>dieser Lauf ist beendet; es gibt nichts fortzusetzen</translation>
    </message>
    <message>
        <source>the run's network has no place for it</source>
        <translation>das Netz des Laufs hat keinen Platz dafür</translation>
    </message>
    <message>
        <source>the file is larger than any of its kind (%1 bytes, at most %2)</source>
        <translation>die Datei ist größer als jede ihrer Art (%1 Bytes, höchstens %2)</translation>
    </message>
    <message>
        <source>set aside: %1</source>
        <translation>ausgelassen: %1</translation>
    </message>
    <message>
        <source>a threshold needs labels that are numbers, and no column holds such; the columns: %1</source>
        <translation>ein Schwellenwert braucht Zahlen als Labels, und keine Spalte enthält solche; die Spalten: %1</translation>
    </message>
    <message>
        <source>run '%1' was deleted</source>
        <translation>Lauf „%1“ wurde gelöscht</translation>
    </message>
    <message>
        <source>a run's name is a line that is not empty</source>
        <translation>der Name eines Laufs ist eine nicht leere Zeile</translation>
    </message>
    <message>
        <source>a run's name has at most %1 characters</source>
        <translation>der Name eines Laufs hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>a run has at most %1 tags</source>
        <translation>ein Lauf hat höchstens %1 Schlagwörter</translation>
    </message>
    <message>
        <source>a tag is a line that is not empty</source>
        <translation>ein Schlagwort ist eine nicht leere Zeile</translation>
    </message>
    <message>
        <source>a tag has at most %1 characters</source>
        <translation>ein Schlagwort hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>these notes are longer than %1 bytes</source>
        <translation>diese Notizen sind länger als %1 Bytes</translation>
    </message>
    <message>
        <source>there is no such colour</source>
        <translation>diese Farbe gibt es nicht</translation>
    </message>
    <message>
        <source>a run that was deleted is called '%1', until Headstart is started the next time</source>
        <translation>ein gelöschter Lauf heißt „%1“, bis Headstart das nächste Mal gestartet wird</translation>
    </message>
    <message>
        <source>another run is called '%1'</source>
        <translation>ein anderer Lauf heißt „%1“</translation>
    </message>
    <message>
        <source>the run is going on; stop it before it is deleted</source>
        <translation>der Lauf ist noch im Gang; vor dem Löschen stoppen</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>this is not the file that the catalogue names (SHA-256 %1...); delete it and fetch it again</source>
        <translation>das ist nicht die Datei, die der Katalog nennt (SHA-256 %1...); löschen und neu holen</translation>
    </message>
    <message>
        <source>%1 takes pictures of %2 pixels a side and no others</source>
        <translation>%1 nimmt Bilder von %2 Pixeln Seitenlänge und keine anderen</translation>
    </message>
    <message>
        <source>%1 needs pictures of at least %2 pixels a side</source>
        <translation>%1 braucht Bilder von mindestens %2 Pixeln Seitenlänge</translation>
    </message>
    <message>
        <source>this is not the file that the catalogue names, or that came the first time (its SHA-256 does not begin with %1). It was thrown away; fetch it again, and if it is the same then, the server has another file</source>
        <translation>das ist nicht die Datei, die der Katalog nennt oder die beim ersten Mal kam (ihr SHA-256 beginnt nicht mit %1). Sie wurde verworfen; noch einmal holen, und wenn es dann dasselbe ist, hat der Server eine andere Datei</translation>
    </message>
    <message>
        <source>the server is busy and wants to be left alone for %1 seconds. Fetch it again then</source>
        <translation>der Server ist überlastet und möchte %1 Sekunden in Ruhe gelassen werden. Danach noch einmal holen</translation>
    </message>
    <message>
        <source>the transfer ended after %1 bytes, before its end. Fetch it again</source>
        <translation>die Übertragung endete nach %1 Bytes, vor ihrem Ende. Noch einmal holen</translation>
    </message>
    <message>
        <source>it was stopped; the first %1 MB are kept. Fetch it again: it goes on from there</source>
        <translation>es wurde angehalten; die ersten %1 MB bleiben. Noch einmal holen: es geht von dort weiter</translation>
    </message>
    <message>
        <source>it was stopped; nothing of it is kept. Fetch it again: it begins anew</source>
        <translation>es wurde angehalten; nichts davon bleibt. Noch einmal holen: es beginnt von vorn</translation>
    </message>
    <message>
        <source>the server answers %1 where the whole file was asked for. Fetch it again later</source>
        <translation>der Server antwortet %1, wo nach der ganzen Datei gefragt war. Später noch einmal holen</translation>
    </message>
    <message>
        <source>the server has a file of %1 bytes, and the catalogue names one of %2: it is another one. Look for a newer catalogue, or bring the file by hand</source>
        <translation>der Server hat eine Datei von %1 Bytes, und der Katalog nennt eine von %2: es ist eine andere. Einen neueren Katalog suchen oder die Datei von Hand bringen</translation>
    </message>
    <message>
        <source>the server sends another piece of the file than was asked for</source>
        <translation>der Server sendet ein anderes Stück der Datei als das, nach dem gefragt war</translation>
    </message>
    <message>
        <source>there is no room for %1: it needs %2 MB, and %3 MB are free. Make room there, or choose another folder for the models</source>
        <translation>für %1 ist kein Platz: es braucht %2 MB, und %3 MB sind frei. Dort Platz machen oder einen anderen Ordner für die Modelle wählen</translation>
    </message>
    <message>
        <source>the server sends more than the %1 bytes that it should. It was thrown away; look for a newer catalogue, or bring the file by hand</source>
        <translation>der Server sendet mehr als die %1 Bytes, die er sollte. Es wurde verworfen; einen neueren Katalog suchen oder die Datei von Hand bringen</translation>
    </message>
    <message>
        <source>the disk is full: %1 MB of %2 MB have come and are kept. Make room there, then fetch it again: it goes on</source>
        <translation>der Datenträger ist voll: %1 MB von %2 MB sind da und bleiben. Dort Platz machen, dann noch einmal holen: es geht weiter</translation>
    </message>
    <message>
        <source>the disk is full: %1 MB of %2 MB had come. Make room there, then fetch it again</source>
        <translation>der Datenträger ist voll: %1 MB von %2 MB waren da. Dort Platz machen, dann noch einmal holen</translation>
    </message>
    <message>
        <source>the catalogue has no address for its weights; put the file %1 into %2 by hand</source>
        <translation>der Katalog hat keine Adresse für die Gewichte; die Datei %1 von Hand nach %2 legen</translation>
    </message>
    <message>
        <source>off-line: nothing is fetched. Switch that off (in the settings; --offline; HEADSTART_OFFLINE), or put the file %1 into %2 by hand</source>
        <translation>ohne Netz: es wird nichts geholt. Das abschalten (in den Einstellungen; --offline; HEADSTART_OFFLINE) oder die Datei %1 von Hand nach %2 legen</translation>
    </message>
    <message>
        <source>only addresses with http:// or https:// are fetched; bring the file by hand</source>
        <translation>geholt wird nur von Adressen mit http:// oder https://; die Datei von Hand bringen</translation>
    </message>
    <message>
        <source>it cannot be fetched: %1. Check the address, or fetch it later</source>
        <translation>es kann nicht geholt werden: %1. Die Adresse prüfen oder später holen</translation>
    </message>
    <message>
        <source>the server has no such file (%1 %2). Look for a newer catalogue, or bring the file by hand</source>
        <translation>der Server hat keine solche Datei (%1 %2). Einen neueren Katalog suchen oder die Datei von Hand bringen</translation>
    </message>
    <message>
        <source>the server does not give this file away (%1 %2). Get it in a browser, where one may have to log in or to agree to a licence</source>
        <translation>der Server gibt diese Datei nicht heraus (%1 %2). Sie im Browser holen, wo man sich vielleicht anmelden oder einer Lizenz zustimmen muss</translation>
    </message>
    <message>
        <source>the server is ill or busy (%1 %2). Fetch it again later</source>
        <translation>der Server ist gestört oder überlastet (%1 %2). Später noch einmal holen</translation>
    </message>
    <message>
        <source>it cannot be fetched: the server answers %1 %2. Check the address</source>
        <translation>es kann nicht geholt werden: der Server antwortet %1 %2. Die Adresse prüfen</translation>
    </message>
    <message>
        <source>the server has fallen silent for %1 seconds. Fetch it again later</source>
        <translation>der Server schweigt seit %1 Sekunden. Später noch einmal holen</translation>
    </message>
    <message>
        <source>the connection broke off after %1 bytes. Fetch it again: it goes on if it can</source>
        <translation>die Verbindung riss nach %1 Bytes ab. Noch einmal holen: es geht weiter, wenn es kann</translation>
    </message>
    <message>
        <source>the server cannot be reached: %1. Check the network, then fetch it again</source>
        <translation>der Server ist nicht zu erreichen: %1. Das Netz prüfen, dann noch einmal holen</translation>
    </message>
    <message>
        <source>the weights of %1 are not there; the window's page of models and headstart-cli fetch get them, or name a file with --weights FILE</source>
        <translation>die Gewichte von %1 sind nicht da; die Seite der Modelle und headstart-cli fetch holen sie, oder mit --weights DATEI eine nennen</translation>
    </message>
    <message>
        <source>the weights of %1 are not there; put them there by hand, or name a file with --weights FILE</source>
        <translation>die Gewichte von %1 sind nicht da; sie von Hand dorthin legen oder mit --weights DATEI eine nennen</translation>
    </message>
    <message>
        <source>a model of the catalogue %1 is called '%2' already; give this one another name</source>
        <translation>ein Modell des Katalogs %1 heißt schon '%2'; diesem einen anderen Namen geben</translation>
    </message>
    <message>
        <source>the file %1 in the library is that of '%2' already; give this one another name</source>
        <translation>die Datei %1 in der Modellbibliothek ist schon die von '%2'; dieser einen anderen Namen geben</translation>
    </message>
    <message>
        <source>this has to be an object: {...}</source>
        <translation>das muss ein Objekt sein: {...}</translation>
    </message>
    <message>
        <source>there is no such field</source>
        <translation>ein solches Feld gibt es nicht</translation>
    </message>
    <message>
        <source>this has to be a text</source>
        <translation>das muss ein Text sein</translation>
    </message>
    <message>
        <source>this has to be a text of at most %1 bytes, without line breaks and without &lt;</source>
        <translation>das muss ein Text von höchstens %1 Bytes sein, ohne Zeilenumbrüche und ohne &lt;</translation>
    </message>
    <message>
        <source>this has to be a whole number, %1 .. %2</source>
        <translation>das muss eine ganze Zahl sein, %1 .. %2</translation>
    </message>
    <message>
        <source>this has to be three numbers: of red, green and blue</source>
        <translation>das müssen drei Zahlen sein: von Rot, Grün und Blau</translation>
    </message>
    <message>
        <source>this field is missing</source>
        <translation>dieses Feld fehlt</translation>
    </message>
    <message>
        <source>this has to be a number, %1 .. %2</source>
        <translation>das muss eine Zahl sein, %1 .. %2</translation>
    </message>
    <message>
        <source>this has to be a name of letters, digits, '_', '-' and '.', at most %1 of them</source>
        <translation>das muss ein Name aus Buchstaben, Ziffern, '_', '-' und '.' sein, höchstens %1 davon</translation>
    </message>
    <message>
        <source>this has to be a list of at most %1 names</source>
        <translation>das muss eine Liste von höchstens %1 Namen sein</translation>
    </message>
    <message>
        <source>this has to be an address that begins with https:// or http://</source>
        <translation>das muss eine Adresse sein, die mit https:// oder http:// beginnt</translation>
    </message>
    <message>
        <source>this is at most 'resize'</source>
        <translation>das ist höchstens 'resize'</translation>
    </message>
    <message>
        <source>this is bilinear or bicubic</source>
        <translation>das ist bilinear oder bicubic</translation>
    </message>
    <message>
        <source>this has to be the plain name of a file: no folder, no leading '.', none of the endings .part and .sha256</source>
        <translation>das muss der bloße Name einer Datei sein: kein Ordner, kein '.' am Anfang, keine der Endungen .part und .sha256</translation>
    </message>
    <message>
        <source>this has to be a SHA-256 in lower-case hex, or its first %1 digits or more</source>
        <translation>das muss ein SHA-256 in kleinen Hexadezimalziffern sein, oder dessen erste %1 Ziffern oder mehr</translation>
    </message>
    <message>
        <source>this is torchvision or timm</source>
        <translation>das ist torchvision oder timm</translation>
    </message>
    <message>
        <source>this is a list of names, or the name of one</source>
        <translation>das ist eine Liste von Namen oder der Name einer solchen</translation>
    </message>
    <message>
        <source>no list of class names is called so; it can be a file beside the catalogue's, or the list itself: [...]</source>
        <translation>keine Liste von Klassennamen heißt so; es kann eine Datei neben der des Katalogs sein oder die Liste selbst: [...]</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>there have to be 2 .. %1 class names, one a line</source>
        <translation>es müssen 2 .. %1 Klassennamen sein, einer je Zeile</translation>
    </message>
    <message>
        <source>class %1 has no name, or one that is too long or has control characters or &lt;</source>
        <translation>Klasse %1 hat keinen Namen, oder einen, der zu lang ist oder Steuerzeichen oder &lt; enthält</translation>
    </message>
    <message>
        <source>this is no catalogue: it has to be JSON, an object with a list 'models'</source>
        <translation>das ist kein Katalog: es muss JSON sein, ein Objekt mit einer Liste 'models'</translation>
    </message>
    <message>
        <source>only the first %1 of its %2 models are taken</source>
        <translation>nur die ersten %1 seiner %2 Modelle werden genommen</translation>
    </message>
    <message>
        <source>this catalogue cannot be read: %1. Choose another folder, or remove it from the list</source>
        <translation>dieser Katalog kann nicht gelesen werden: %1. Einen anderen Ordner wählen oder ihn aus der Liste entfernen</translation>
    </message>
    <message>
        <source>there is no catalogue in this folder: no file *.json</source>
        <translation>in diesem Ordner ist kein Katalog: keine Datei *.json</translation>
    </message>
    <message>
        <source>only the first %1 of its %2 files are taken</source>
        <translation>nur die ersten %1 seiner %2 Dateien werden genommen</translation>
    </message>
    <message>
        <source>this is no catalogue: it has more than %1 bytes</source>
        <translation>das ist kein Katalog: es hat mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>this catalogue has not been fetched yet, and the network is not used now</source>
        <translation>dieser Katalog wurde noch nie geholt, und das Netz wird jetzt nicht benutzt</translation>
    </message>
    <message>
        <source>this file is being fetched already, here or by another program; wait for that, or stop it there</source>
        <translation>diese Datei wird schon geholt, hier oder von einem anderen Programm; darauf warten oder es dort anhalten</translation>
    </message>
    <message>
        <source>cannot be locked: %1</source>
        <translation>kann nicht gesperrt werden: %1</translation>
    </message>
    <message>
        <source>this is a device or a pipe, where a part of the file should be; remove it</source>
        <translation>das ist ein Gerät oder eine Pipe, wo ein Teil der Datei sein sollte; es entfernen</translation>
    </message>
    <message>
        <source>writing failed: %1</source>
        <translation>Schreiben schlug fehl: %1</translation>
    </message>
    <message>
        <source>%1 takes pictures of %2 pixels, not of %3</source>
        <translation>%1 nimmt Bilder von %2 Pixeln, nicht von %3</translation>
    </message>
    <message>
        <source>%1 takes pictures of at least %2 pixels, not of %3</source>
        <translation>%1 nimmt Bilder von mindestens %2 Pixeln, nicht von %3</translation>
    </message>
    <message>
        <source>this is no file of the library</source>
        <translation>das ist keine Datei der Modellbibliothek</translation>
    </message>
    <message>
        <source>it is being fetched; stop that first</source>
        <translation>wird gerade geholt; das zuerst anhalten</translation>
    </message>
    <message>
        <source>it is not in the library</source>
        <translation>ist nicht in der Modellbibliothek</translation>
    </message>
    <message>
        <source>it does not take pictures of %1 pixels</source>
        <translation>nimmt keine Bilder mit %1 Pixeln</translation>
    </message>
    <message>
        <source>cannot start %1: %2</source>
        <translation>%1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>HDF5's library cannot read this: the file is damaged</source>
        <translation>Die HDF5-Bibliothek kann das nicht lesen: Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>this is a link to another file, and no other file is opened</source>
        <translation>das ist ein Verweis auf eine andere Datei, und andere Dateien werden nicht geöffnet</translation>
    </message>
    <message>
        <source>this is a link to another place in the file, and links are not followed</source>
        <translation>das ist ein Verweis auf eine andere Stelle der Datei, und Verweisen wird nicht gefolgt</translation>
    </message>
    <message>
        <source>this stands at two places of the file</source>
        <translation>das steht an zwei Stellen der Datei</translation>
    </message>
    <message>
        <source>its numbers stand in another file, and no other file is opened</source>
        <translation>seine Zahlen stehen in einer anderen Datei, und andere Dateien werden nicht geöffnet</translation>
    </message>
    <message>
        <source>its numbers are not in the file</source>
        <translation>seine Zahlen sind nicht in der Datei</translation>
    </message>
    <message>
        <source>it is compressed in a way that is not read; save it without or with gzip</source>
        <translation>es ist auf eine Art gepackt, die nicht gelesen wird; ungepackt oder mit gzip speichern</translation>
    </message>
    <message>
        <source>it claims to hold more than a file of this size can</source>
        <translation>es will mehr enthalten, als eine Datei dieser Größe kann</translation>
    </message>
    <message>
        <source>the file has more objects than any model has</source>
        <translation>die Datei hat mehr Objekte als irgendein Modell</translation>
    </message>
    <message>
        <source>groups lie in groups deeper than in any model</source>
        <translation>Gruppen liegen tiefer in Gruppen als in irgendeinem Modell</translation>
    </message>
    <message>
        <source>this name is not one that Keras gives</source>
        <translation>diesen Namen vergibt Keras nicht</translation>
    </message>
    <message>
        <source>this attribute is larger than any that Keras writes</source>
        <translation>dieses Attribut ist größer als jedes, das Keras schreibt</translation>
    </message>
    <message>
        <source>reading it takes more memory than a file of this size should</source>
        <translation>das Lesen braucht mehr Speicher, als eine Datei dieser Größe sollte</translation>
    </message>
    <message>
        <source>there is no room for a temporary copy of it in %1</source>
        <translation>für eine vorübergehende Kopie ist in %1 kein Platz</translation>
    </message>
    <message>
        <source>%1, which reads HDF5 files, failed (exit %2)</source>
        <translation>%1, das HDF5-Dateien liest, ist gescheitert (Ende mit %2)</translation>
    </message>
    <message>
        <source>HDF5's library did not come to an end within %1 seconds: the file is damaged</source>
        <translation>Die HDF5-Bibliothek kam in %1 Sekunden zu keinem Ende: Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>HDF5's library broke down over this file, which is damaged (signal %1)</source>
        <translation>Die HDF5-Bibliothek brach an dieser Datei zusammen, die beschädigt ist (Signal %1)</translation>
    </message>
    <message>
        <source>HDF5's library made no sense of this file: it is damaged</source>
        <translation>Die HDF5-Bibliothek wurde aus dieser Datei nicht klug: Sie ist beschädigt</translation>
    </message>
    <message>
        <source>it is compressed, which Keras does not do</source>
        <translation>es ist gepackt, was Keras nicht tut</translation>
    </message>
    <message>
        <source>this is a file of Keras', and %1 differs from Keras' networks; those that take such a file are %2</source>
        <translation>das ist eine Datei von Keras, und %1 ist anders als die Netze von Keras; solche Dateien nehmen %2</translation>
    </message>
    <message>
        <source>this TorchScript archive has no named tensors, as after torch.jit.freeze; save model.state_dict() of what it was made from</source>
        <translation>dieses TorchScript-Archiv hat keine benannten Tensoren, wie nach torch.jit.freeze; model.state_dict() dessen speichern, woraus es entstand</translation>
    </message>
    <message>
        <source>no temporary file can be made here: %1</source>
        <translation>hier lässt sich keine vorübergehende Datei anlegen: %1</translation>
    </message>
    <message>
        <source>this is text, not weights (safetensors, PyTorch's .pth or Keras' .h5)</source>
        <translation>das ist Text, keine Gewichte (safetensors, .pth von PyTorch oder .h5 von Keras)</translation>
    </message>
    <message>
        <source>not a file of weights: neither safetensors nor PyTorch's .pth nor Keras' .h5</source>
        <translation>keine Datei mit Gewichten: weder safetensors noch .pth von PyTorch noch .h5 von Keras</translation>
    </message>
    <message>
        <source>its %1 tensors are of no network that is known here (%2 of the shapes of the nearest, %3)</source>
        <translation>seine %1 Tensoren gehören zu keinem Netz, das hier bekannt ist (%2 der Formen des nächsten, %3)</translation>
    </message>
    <message>
        <source>its shapes are those of %1, but its tensors have names that are not known here ('%2' and so on)</source>
        <translation>die Formen sind die von %1, aber die Tensoren haben Namen, die hier nicht bekannt sind („%2“ und so weiter)</translation>
    </message>
    <message>
        <source>it is of no network that is known here. The nearest is %1, of which %2 of %3 tensors do not fit (%4); then %5</source>
        <translation>sie gehört zu keinem Netz, das hier bekannt ist. Das nächste ist %1, von dem %2 von %3 Tensoren nicht passen (%4); dann %5</translation>
    </message>
    <message>
        <source>there are no tensors in it</source>
        <translation>es sind keine Tensoren darin</translation>
    </message>
    <message>
        <source>these are weights of %1, which the catalogue has no card for; headstart-cli takes them</source>
        <translation>das sind Gewichte von %1, wofür der Katalog keine Karte hat; headstart-cli nimmt sie</translation>
    </message>
    <message>
        <source>the catalogue says nothing of this model's pictures: give preprocessing.mean and preprocessing.std</source>
        <translation>der Katalog sagt nichts über die Bilder dieses Modells: geben Sie preprocessing.mean und preprocessing.std an</translation>
    </message>
    <message>
        <source>the catalogue has no weights for this model: give a file of them</source>
        <translation>der Katalog hat keine Gewichte für dieses Modell: geben Sie eine Datei mit Gewichten an</translation>
    </message>
    <message>
        <source>its elements are neither float32 nor float64</source>
        <translation>ihre Elemente sind weder float32 noch float64</translation>
    </message>
    <message>
        <source>these data are texts, not pictures</source>
        <translation>diese Daten sind Texte, keine Bilder</translation>
    </message>
    <message>
        <source>these data are pictures, not texts</source>
        <translation>diese Daten sind Bilder, keine Texte</translation>
    </message>
    <message>
        <source>the table was changed since the data were opened</source>
        <translation>die Tabelle wurde geändert, seit die Daten geöffnet wurden</translation>
    </message>
    <message>
        <source>%1 texts are the same as another one</source>
        <translation>%1 Texte gleichen einem anderen</translation>
    </message>
    <message>
        <source>%1 texts are the same as one with another label: %2</source>
        <translation>%1 Texte gleichen einem mit anderem Label: %2</translation>
    </message>
    <message>
        <source>classes of a single text (%1): %2</source>
        <translation>Klassen mit einem einzigen Text (%1): %2</translation>
    </message>
    <message>
        <source>this is no task of GLUE: there would be train.tsv and dev.tsv (of MNLI dev_matched.tsv) with the columns of one</source>
        <translation>das ist keine Aufgabe von GLUE: dazu gehören train.tsv und dev.tsv (bei MNLI dev_matched.tsv) mit den Spalten einer Aufgabe</translation>
    </message>
    <message>
        <source>read as GLUE's task %1</source>
        <translation>gelesen als die Aufgabe %1 von GLUE</translation>
    </message>
    <message>
        <source>the key '%1' stands here twice</source>
        <translation>der Schlüssel „%1“ steht hier zweimal</translation>
    </message>
    <message>
        <source>this is no JSON, from character %1 of the line on</source>
        <translation>das ist kein JSON, vom Zeichen %1 der Zeile an</translation>
    </message>
    <message>
        <source>this is no JSON object; JSON Lines has one on each line</source>
        <translation>das ist kein JSON-Objekt; JSON Lines hat in jeder Zeile eines</translation>
    </message>
    <message>
        <source>'%1' is no kind of data; there are: folder, table, idx, texts, glue</source>
        <translation>„%1“ ist keine Art von Daten; es gibt: folder, table, idx, texts, glue</translation>
    </message>
    <message>
        <source>encoding, quoting, columns of texts and what a label is are of tables of texts; the kind of data is '%1'</source>
        <translation>Kodierung, Anführungszeichen, Textspalten und die Art der Labels gehören zu Tabellen von Texten; die Art der Daten ist „%1“</translation>
    </message>
    <message>
        <source>a column of files is of a table of pictures; the kind of data is '%1'</source>
        <translation>eine Spalte von Dateien gehört zu einer Tabelle von Bildern; die Art der Daten ist „%1“</translation>
    </message>
    <message>
        <source>there is no table in this folder (.csv, .tsv, .jsonl or .txt); there are: %1</source>
        <translation>in diesem Ordner ist keine Tabelle (.csv, .tsv, .jsonl oder .txt); es gibt: %1</translation>
    </message>
    <message>
        <source>this is neither a folder, nor a table (.csv, .tsv, .jsonl, .txt), nor an IDX file</source>
        <translation>das ist weder ein Ordner noch eine Tabelle (.csv, .tsv, .jsonl, .txt) noch eine IDX-Datei</translation>
    </message>
    <message>
        <source>the part '%1' has %2 samples, not %3: equal samples stay together, and each class keeps one to train from</source>
        <translation>der Teil „%1“ hat %2 Beispiele, nicht %3: Gleiche Beispiele bleiben zusammen, und jede Klasse behält eines zum Trainieren</translation>
    </message>
    <message>
        <source>the classes are uneven: '%1' has %2 texts, '%3' has %4</source>
        <translation>die Klassen sind ungleich groß: „%1“ hat %2 Texte, „%3“ hat %4</translation>
    </message>
    <message>
        <source>half of the texts have up to %1 tokens, 95 % up to %2, the longest %3</source>
        <translation>die Hälfte der Texte hat bis zu %1 Token, 95 % bis zu %2, der längste %3</translation>
    </message>
    <message>
        <source>half of the texts have up to %1 characters, 95 % up to %2, the longest %3</source>
        <translation>die Hälfte der Texte hat bis zu %1 Zeichen, 95 % bis zu %2, der längste %3</translation>
    </message>
    <message>
        <source>%1 texts could not be read again</source>
        <translation>%1 Texte ließen sich nicht noch einmal lesen</translation>
    </message>
    <message>
        <source>%1 of the texts are longer than %2 tokens and are cut off there</source>
        <translation>%1 der Texte sind länger als %2 Token und werden dort abgeschnitten</translation>
    </message>
    <message>
        <source>%1 of the tokens stand for what the vocabulary does not have</source>
        <translation>%1 der Token stehen für etwas, das im Vokabular fehlt</translation>
    </message>
    <message>
        <source>'%1' is no encoding; there are: %2</source>
        <translation>„%1“ ist keine Kodierung; es gibt: %2</translation>
    </message>
    <message>
        <source>the table seems to be in %1, which is not read; it is taken for %2. Save it in UTF-8</source>
        <translation>die Tabelle scheint in %1 geschrieben zu sein, das nicht gelesen wird; sie wird als %2 gelesen. In UTF-8 speichern</translation>
    </message>
    <message>
        <source>'%1' parts no texts; there are: comma, semicolon, tab, json</source>
        <translation>„%1“ trennt keine Texte; es gibt: comma, semicolon, tab, json</translation>
    </message>
    <message>
        <source>whether cells are quoted is 'yes' or 'no', not '%1'</source>
        <translation>ob Zellen in Anführungszeichen stehen, sagt „yes“ oder „no“, nicht „%1“</translation>
    </message>
    <message>
        <source>%1 texts are empty; the first one: %2</source>
        <translation>%1 Texte sind leer; der erste: %2</translation>
    </message>
    <message>
        <source>the row has %1 columns, the first one has %2</source>
        <translation>die Zeile hat %1 Spalten, die erste hat %2</translation>
    </message>
    <message>
        <source>the label '%1' is not a number</source>
        <translation>das Label „%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>a byte that is no character in %1</source>
        <translation>ein Byte, das in %1 kein Zeichen ist</translation>
    </message>
    <message>
        <source>a zero byte: this is no text</source>
        <translation>ein Nullbyte: das ist kein Text</translation>
    </message>
    <message>
        <source>'%1' is no kind of label; there are: classes, number, none</source>
        <translation>„%1“ ist keine Art von Label; es gibt: classes, number, none</translation>
    </message>
    <message>
        <source>a threshold makes classes of labels; they are to be '%1'</source>
        <translation>eine Schwelle macht aus Labels Klassen; verlangt ist „%1“</translation>
    </message>
    <message>
        <source>which column is the text? The columns: %1</source>
        <translation>welche Spalte ist der Text? Die Spalten: %1</translation>
    </message>
    <message>
        <source>read as a table of texts (%1, %2): column '%3' holds the texts</source>
        <translation>gelesen als Tabelle von Texten (%1, %2): Spalte „%3“ enthält die Texte</translation>
    </message>
    <message>
        <source>read as a table of texts (%1, %2): column '%3' holds the texts, column '%4' the labels</source>
        <translation>gelesen als Tabelle von Texten (%1, %2): Spalte „%3“ enthält die Texte, Spalte „%4“ die Labels</translation>
    </message>
    <message>
        <source>read as a table of texts (%1, %2): columns '%3' and '%4' hold the texts, column '%5' the labels</source>
        <translation>gelesen als Tabelle von Texten (%1, %2): Die Spalten „%3“ und „%4“ enthalten die Texte, Spalte „%5“ die Labels</translation>
    </message>
    <message>
        <source>a folder of class folders, a table of paths or texts and labels, an IDX file, or a folder of GLUE's</source>
        <translation>ein Ordner mit einem Ordner je Klasse, eine Tabelle von Pfaden oder Texten und Labels, eine IDX-Datei oder ein Ordner von GLUE</translation>
    </message>
    <message>
        <source>of a table; space: of pictures, json: JSON Lines of texts; empty: guessed</source>
        <translation>einer Tabelle; space: von Bildern, json: JSON Lines von Texten; leer: automatisch</translation>
    </message>
    <message>
        <source>how a table of texts is encoded; empty: guessed</source>
        <translation>wie eine Tabelle von Texten kodiert ist; leer: automatisch</translation>
    </message>
    <message>
        <source>whether a table's texts may stand in quotation marks; empty: yes, unless tabs part them</source>
        <translation>ob die Texte einer Tabelle in Anführungszeichen stehen dürfen; leer: ja, außer wenn Tabulatoren sie trennen</translation>
    </message>
    <message>
        <source>a table's column of texts, by name or number; empty: guessed</source>
        <translation>die Textspalte einer Tabelle, mit Namen oder Nummer; leer: automatisch</translation>
    </message>
    <message>
        <source>a table's column of second texts, by name or number; none: there is none; empty: guessed</source>
        <translation>die Spalte der zweiten Texte einer Tabelle, mit Namen oder Nummer; none: es gibt keine; leer: automatisch</translation>
    </message>
    <message>
        <source>what a text's label is; none: there are no labels; empty: guessed</source>
        <translation>was das Label eines Textes ist; none: es gibt keine Labels; leer: automatisch</translation>
    </message>
    <message>
        <source>more than %1 rows cannot be used; is the table to be read in another way? This one: %2</source>
        <translation>mehr als %1 Zeilen sind nicht zu gebrauchen; ist die Tabelle anders zu lesen? Diese: %2</translation>
    </message>
    <message>
        <source>the vocabulary has no token '%1'</source>
        <translation>das Vokabular hat kein Token '%1'</translation>
    </message>
    <message>
        <source>the file is not valid JSON (at byte %1)</source>
        <translation>die Datei ist kein gültiges JSON (bei Byte %1)</translation>
    </message>
    <message>
        <source>more than %1 values</source>
        <translation>mehr als %1 Werte</translation>
    </message>
    <message>
        <source>nested deeper than %1</source>
        <translation>tiefer verschachtelt als %1</translation>
    </message>
    <message>
        <source>this has to be true or false</source>
        <translation>dies muss true oder false sein</translation>
    </message>
    <message>
        <source>this has to be a whole number from 0 to %1</source>
        <translation>dies muss eine ganze Zahl von 0 bis %1 sein</translation>
    </message>
    <message>
        <source>this has to be a list: [...]</source>
        <translation>dies muss eine Liste sein: [...]</translation>
    </message>
    <message>
        <source>an id is a whole number from 0 to %1</source>
        <translation>eine Nummer ist eine ganze Zahl von 0 bis %1</translation>
    </message>
    <message>
        <source>the id of token '%1' has to be a whole number from 0 to %2</source>
        <translation>die Nummer des Tokens '%1' muss eine ganze Zahl von 0 bis %2 sein</translation>
    </message>
    <message>
        <source>the tokens '%1' and '%2' have the same id %3</source>
        <translation>die Token '%1' und '%2' haben dieselbe Nummer %3</translation>
    </message>
    <message>
        <source>the vocabulary is missing or empty</source>
        <translation>das Vokabular fehlt oder ist leer</translation>
    </message>
    <message>
        <source>an added token has from 1 to %1 bytes</source>
        <translation>ein hinzugefügtes Token hat 1 bis %1 Bytes</translation>
    </message>
    <message>
        <source>its id is %1, and %2 in the vocabulary</source>
        <translation>seine Nummer ist %1, im Vokabular aber %2</translation>
    </message>
    <message>
        <source>its id %1 is that of '%2'</source>
        <translation>seine Nummer %1 gehört '%2'</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>the vocabulary has no token of id %1</source>
        <translation>das Vokabular hat kein Token mit der Nummer %1</translation>
    </message>
    <message>
        <source>more than %1 tokens</source>
        <translation>mehr als %1 Token</translation>
    </message>
    <message>
        <source>the token has no id</source>
        <translation>das Token hat keine Nummer</translation>
    </message>
    <message>
        <source>'%1' is not read; there are WordPiece and BPE</source>
        <translation>'%1' wird nicht gelesen; es gibt WordPiece und BPE</translation>
    </message>
    <message>
        <source>there is no token for unknown words</source>
        <translation>es gibt kein Token für unbekannte Wörter</translation>
    </message>
    <message>
        <source>this is not read of a tokenizer of bytes</source>
        <translation>das wird bei einem Tokenizer von Bytes nicht gelesen</translation>
    </message>
    <message>
        <source>a tokenizer that leaves out merges at random is not read</source>
        <translation>ein Tokenizer, der zufällig Verschmelzungen auslässt, wird nicht gelesen</translation>
    </message>
    <message>
        <source>merge %1 is not two tokens</source>
        <translation>Verschmelzung %1 besteht nicht aus zwei Token</translation>
    </message>
    <message>
        <source>'%1' is not read; there is BertNormalizer, or none</source>
        <translation>'%1' wird nicht gelesen; es gibt BertNormalizer oder keinen</translation>
    </message>
    <message>
        <source>'%1' is not read; with this model there is %2</source>
        <translation>'%1' wird nicht gelesen; zu diesem Modell gibt es %2</translation>
    </message>
    <message>
        <source>a tokenizer of bytes that does not part words is not read</source>
        <translation>ein Tokenizer von Bytes, der Wörter nicht trennt, wird nicht gelesen</translation>
    </message>
    <message>
        <source>'%1' is not read; there are TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel</source>
        <translation>'%1' wird nicht gelesen; es gibt TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel</translation>
    </message>
    <message>
        <source>a sequence with two parts that add tokens is not read</source>
        <translation>eine Folge, in der zwei Teile Token hinzufügen, wird nicht gelesen</translation>
    </message>
    <message>
        <source>a sequence in a sequence is not read</source>
        <translation>eine Folge in einer Folge wird nicht gelesen</translation>
    </message>
    <message>
        <source>this has to be a token with its id: [&quot;token&quot;, id]</source>
        <translation>dies muss ein Token mit seiner Nummer sein: [&quot;token&quot;, Nummer]</translation>
    </message>
    <message>
        <source>the text A has to be in it once, and no other</source>
        <translation>der Text A muss einmal darin stehen und kein anderer</translation>
    </message>
    <message>
        <source>the texts A and B have to be in it once each</source>
        <translation>die Texte A und B müssen je einmal darin stehen</translation>
    </message>
    <message>
        <source>more than %1 parts</source>
        <translation>mehr als %1 Teile</translation>
    </message>
    <message>
        <source>a text is called A or B</source>
        <translation>ein Text heißt A oder B</translation>
    </message>
    <message>
        <source>a special token has from 1 to %1 ids</source>
        <translation>ein besonderes Token hat 1 bis %1 Nummern</translation>
    </message>
    <message>
        <source>a byte that is no UTF-8</source>
        <translation>ein Byte, das kein UTF-8 ist</translation>
    </message>
    <message>
        <source>the token '%1' is that of line %2 too</source>
        <translation>das Token '%1' steht auch in Zeile %2</translation>
    </message>
    <message>
        <source>the vocabulary is empty</source>
        <translation>das Vokabular ist leer</translation>
    </message>
    <message>
        <source>a merge is two tokens with a blank between them</source>
        <translation>eine Verschmelzung besteht aus zwei Token mit einem Leerzeichen dazwischen</translation>
    </message>
    <message>
        <source>none of tokenizer.json, vocab.txt and vocab.json is in this folder</source>
        <translation>in diesem Ordner liegt weder tokenizer.json noch vocab.txt noch vocab.json</translation>
    </message>
    <message>
        <source>this is a picture; the model reads texts</source>
        <translation>das ist ein Bild; das Modell liest Texte</translation>
    </message>
    <message>
        <source>this is a text; the model looks at pictures</source>
        <translation>das ist ein Text; das Modell betrachtet Bilder</translation>
    </message>
    <message>
        <source>it does not take texts of %1 tokens</source>
        <translation>es nimmt keine Texte von %1 Tokens</translation>
    </message>
    <message>
        <source>tokens that the network sees of a text, the rest is cut off; 0: 128, or as many as it takes</source>
        <translation>Tokens, die das Netz von einem Text sieht, der Rest wird abgeschnitten; 0: 128, oder so viele, wie es nimmt</translation>
    </message>
    <message>
        <source>there is neither model.safetensors nor pytorch_model.bin in it</source>
        <translation>darin ist weder model.safetensors noch pytorch_model.bin</translation>
    </message>
    <message>
        <source>the tokenizer knows %1 tokens, the network %2: they are not of one model</source>
        <translation>der Tokenizer kennt %1 Tokens, das Netz %2: sie gehören nicht zu einem Modell</translation>
    </message>
    <message>
        <source>this network takes at most %1 tokens</source>
        <translation>dieses Netz nimmt höchstens %1 Tokens</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>these are pictures; %1 reads texts</source>
        <translation>das sind Bilder; %1 liest Texte</translation>
    </message>
    <message>
        <source>these are texts; %1 looks at pictures</source>
        <translation>das sind Texte; %1 betrachtet Bilder</translation>
    </message>
    <message>
        <source>it is of no network that is known here. The nearest is %1, of which %2 of %3 tensors do not fit (%4)</source>
        <translation>sie gehört zu keinem hier bekannten Netz. Am nächsten kommt %1, von dem %2 von %3 Tensoren nicht passen (%4)</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>es fehlt</translation>
    </message>
    <message>
        <source>it must be a whole number from %1 to %2</source>
        <translation>es muss eine ganze Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>it must be a number from %1 to %2</source>
        <translation>es muss eine Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>es muss true oder false sein</translation>
    </message>
    <message>
        <source>'%1' is not known here; there are %2</source>
        <translation>„%1“ ist hier nicht bekannt; es gibt %2</translation>
    </message>
    <message>
        <source>%1 is not known here</source>
        <translation>%1 ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>%1 is not a multiple of the number of attention heads, %2</source>
        <translation>%1 ist kein Vielfaches der Zahl der Aufmerksamkeitsköpfe, %2</translation>
    </message>
    <message>
        <source>with the sizes of the layers it makes more than %1 parameters</source>
        <translation>mit den Größen der Schichten ergibt es mehr als %1 Parameter</translation>
    </message>
    <message>
        <source>RoBERTa's positions start behind %1, the padding's</source>
        <translation>RoBERTas Positionen beginnen hinter %1, der des Füllzeichens</translation>
    </message>
    <message>
        <source>it must name the classes 0, 1 and so on</source>
        <translation>es muss die Klassen 0, 1 und so weiter benennen</translation>
    </message>
    <message>
        <source>only 'absolute' is known here</source>
        <translation>hier ist nur „absolute“ bekannt</translation>
    </message>
    <message>
        <source>a network that writes text is not known here</source>
        <translation>ein Netz, das Text schreibt, ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>es ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its texts have %1 tokens; this network takes %2 at most</source>
        <translation>seine Texte haben %1 Tokens; dieses Netz nimmt höchstens %2</translation>
    </message>
    <message>
        <source>the id is %1; this network knows 0 to %2</source>
        <translation>die Nummer ist %1; dieses Netz kennt 0 bis %2</translation>
    </message>
    <message>
        <source>the type is %1; this network knows 0 to %2</source>
        <translation>der Typ ist %1; dieses Netz kennt 0 bis %2</translation>
    </message>
    <message>
        <source>the model's tokenizer comes with its weights, which are not there yet</source>
        <translation>der Tokenizer des Modells kommt mit seinen Gewichten, und die sind noch nicht da</translation>
    </message>
    <message>
        <source>it foretells a number and tells no classes apart</source>
        <translation>es sagt eine Zahl vorher und unterscheidet keine Klassen</translation>
    </message>
    <message>
        <source>this model has no trained head, it knows no classes yet: train it on your data, then predict with that run</source>
        <translation>dieses Modell hat keinen trainierten Kopf, es kennt noch keine Klassen: mit eigenen Daten trainieren und dann mit diesem Lauf vorhersagen</translation>
    </message>
    <message>
        <source>its head gives each label a probability of its own, several may hold at once: such heads are not supported</source>
        <translation>sein Kopf gibt jedem Label eine eigene Wahrscheinlichkeit, mehrere können zugleich gelten: Solche Köpfe werden nicht unterstützt</translation>
    </message>
    <message>
        <source>these labels are numbers; the run knows classes</source>
        <translation>diese Label sind Zahlen; der Lauf kennt Klassen</translation>
    </message>
    <message>
        <source>these labels are classes; the run foretells numbers</source>
        <translation>diese Label sind Klassen; der Lauf sagt Zahlen voraus</translation>
    </message>
    <message>
        <source>how the kept part computes; fast: as one fused graph, equal within rounding; exact: as training does, to the last bit</source>
        <translation>wie der behaltene Teil rechnet; fast: als ein verschmolzener Graph, gleich bis auf Rundung; exact: wie das Training, bis aufs letzte Bit</translation>
    </message>
    <message>
        <source>the labels are numbers: there are no classes</source>
        <translation>die Label sind Zahlen: es gibt keine Klassen</translation>
    </message>
    <message>
        <source>the texts have no labels: there is nothing to learn from</source>
        <translation>die Texte haben keine Label: es gibt nichts, woraus zu lernen wäre</translation>
    </message>
    <message>
        <source>the weights have nothing for '%1', below the cut: it trains too, from random values</source>
        <translation>die Gewichte haben nichts für „%1“ unter der Schnittlinie: es trainiert mit, von zufälligen Werten an</translation>
    </message>
    <message>
        <source>%1 reads texts: a model of your own for texts is a folder with its config.json, weights and tokenizer, by whose path it is called</source>
        <translation>%1 liest Texte: Ein eigenes Modell für Texte ist ein Ordner mit config.json, Gewichten und Tokenizer und heißt nach seinem Pfad</translation>
    </message>
    <message>
        <source>numbers that training multiplies; bfloat16: with 8 bits, added up as float32, faster where the processor has it; weights, validation and prediction stay float32</source>
        <translation>Zahlen, die das Training multipliziert; bfloat16: mit 8 Bit, summiert als float32, schneller, wo der Prozessor es kann; Gewichte, Validierung und Vorhersage bleiben float32</translation>
    </message>
    <message>
        <source>this processor does not multiply bfloat16 numbers itself: float32 is faster here</source>
        <translation>dieser Prozessor multipliziert bfloat16-Zahlen nicht selbst: float32 ist hier schneller</translation>
    </message>
    <message>
        <source>the loss has risen to four times the lowest</source>
        <translation>der Verlust ist auf das Vierfache des niedrigsten gestiegen</translation>
    </message>
    <message>
        <source>room on the disk for the outputs of the kept part, for later runs, in MB; 0: none is used</source>
        <translation>Platz auf der Platte für die Ausgaben des behaltenen Teils, für spätere Läufe, in MB; 0: keiner wird benutzt</translation>
    </message>
    <message>
        <source>%1 tensors that were to be kept have changed in training: %2</source>
        <translation>%1 Tensoren, die bleiben sollten, haben sich im Training geändert: %2</translation>
    </message>
    <message>
        <source>kept as they were: %1 tensors of %2 values, SHA-256 %3</source>
        <translation>unverändert geblieben: %1 Tensoren mit %2 Werten, SHA-256 %3</translation>
    </message>
    <message>
        <source>what the kept part makes of %1 samples is known from earlier runs</source>
        <translation>was der behaltene Teil aus %1 Beispielen macht, ist aus früheren Läufen bekannt</translation>
    </message>
    <message>
        <source>a sweep needs a setting to vary</source>
        <translation>ein Durchlauf braucht eine Einstellung, die variiert</translation>
    </message>
    <message>
        <source>it is varied twice</source>
        <translation>sie wird zweimal variiert</translation>
    </message>
    <message>
        <source>of a range, values are drawn at random: say how many</source>
        <translation>aus einem Bereich werden Werte zufällig gezogen: sagen Sie, wie viele</translation>
    </message>
    <message>
        <source>it is varied already, by halving</source>
        <translation>das Halbieren variiert sie schon</translation>
    </message>
    <message>
        <source>it is varied already, by the number of seeds</source>
        <translation>die Zahl der Startwerte variiert sie schon</translation>
    </message>
    <message>
        <source>what varies is given as key=value,value or key=low..high</source>
        <translation>was variiert, wird als key=wert,wert oder key=von..bis angegeben</translation>
    </message>
    <message>
        <source>a range begins below its end</source>
        <translation>ein Bereich beginnt unter seinem Ende</translation>
    </message>
    <message>
        <source>these are more than %1 combinations: draw some of them at random</source>
        <translation>das sind mehr als %1 Kombinationen: ziehen Sie einige davon zufällig</translation>
    </message>
    <message>
        <source>the head trains alone at first, and after each so many epochs one stage more joins, down to the cut; 0: all train from the beginning</source>
        <translation>zuerst trainiert der Kopf allein, und nach je so vielen Epochen kommt eine Stufe dazu, bis zur Schnittlinie; 0: alle trainieren von Anfang an</translation>
    </message>
    <message>
        <source>which samples an epoch has; balanced: as many, but of all classes alike, rare ones several times</source>
        <translation>welche Beispiele eine Epoche hat; balanced: ebenso viele, aber von allen Klassen gleich, seltene mehrmals</translation>
    </message>
    <message>
        <source>judges and keeps a moving average of the weights, of which so much is the past, 0.999 say; 0: the weights themselves</source>
        <translation>bewertet und behält ein gleitendes Mittel der Gewichte, von dem so viel Vergangenheit ist, 0,999 etwa; 0: die Gewichte selbst</translation>
    </message>
    <message>
        <source>each stage's rate, counted down from the last one before the head, as a multiple of the next one's</source>
        <translation>die Rate jeder Stufe, von der letzten vor dem Kopf abwärts, als Vielfaches derjenigen der nächsten</translation>
    </message>
    <message>
        <source>dropout of the head: share of the values that it takes which training sets to 0; nothing: as the network is made</source>
        <translation>Dropout des Kopfes: Anteil der Werte, die er bekommt, den das Training auf 0 setzt; nichts: wie das Netz gebaut ist</translation>
    </message>
    <message>
        <source>alpha of mixup (Zhang et al.: 0.1 to 0.4): pictures of a batch are mixed in pairs, by a share that Beta(alpha, alpha) gives, and their losses likewise; where stages below the cut are kept, what these give is mixed (manifold mixup); 0: none; not of texts</source>
        <translation>Alpha von Mixup (Zhang et al.: 0,1 bis 0,4): Bilder eines Batches werden paarweise gemischt, zu einem Anteil aus Beta(alpha, alpha), und ebenso ihre Verluste; wo Stufen unter der Schnittlinie behalten werden, wird gemischt, was diese liefern (Manifold-Mixup); 0: nicht; nicht bei Texten</translation>
    </message>
    <message>
        <source>texts cannot be mixed, as they differ in length: it must be 0</source>
        <translation>Texte lassen sich nicht mischen, da sie verschieden lang sind: es muss 0 sein</translation>
    </message>
    <message>
        <source>while a run goes on, only optimiser.rate, training.epochs and freeze.cut can be changed</source>
        <translation>während ein Lauf weitergeht, lassen sich nur optimiser.rate, training.epochs und freeze.cut ändern</translation>
    </message>
    <message>
        <source>it must be STEP:KEY=VALUE, as in 120:optimiser.rate=0.001</source>
        <translation>es muss SCHRITT:NAME=WERT sein, wie in 120:optimiser.rate=0.001</translation>
    </message>
    <message>
        <source>%1 changes were made by hand by then, and %2 are known</source>
        <translation>%1 Änderungen waren bis dahin von Hand gemacht, und %2 sind bekannt</translation>
    </message>
    <message>
        <source>epoch %1 has begun: the last one cannot be before it</source>
        <translation>Epoche %1 hat begonnen: die letzte kann nicht vor ihr liegen</translation>
    </message>
    <message>
        <source>a change was refused: %1</source>
        <translation>eine Änderung wurde abgelehnt: %1</translation>
    </message>
    <message>
        <source>changed by hand after step %1: %2 is %3</source>
        <translation>von Hand geändert nach Schritt %1: %2 ist %3</translation>
    </message>
    <message>
        <source>no recipe is called so; there are %1</source>
        <translation>kein Rezept heißt so; es gibt %1</translation>
    </message>
    <message>
        <source>the first stage that trains; those below it are kept as they are; first: all train</source>
        <translation>die erste Stufe, die trainiert; die darunter bleiben, wie sie sind; first: alle trainieren</translation>
    </message>
    <message>
        <source>the run needs at least %1 of memory, and %2 are free: with compute.cache_mb=%3 it can fit</source>
        <translation>der Lauf braucht mindestens %1 Speicher, und %2 sind frei: mit compute.cache_mb=%3 kann er passen</translation>
    </message>
    <message>
        <source>the run needs at least %1 of memory, and %2 are free: the largest batch that can fit is %3, and this one can with training.micro_batch=%4</source>
        <translation>der Lauf braucht mindestens %1 Speicher, und %2 sind frei: der größte Batch, der passen kann, ist %3, und dieser kann es mit training.micro_batch=%4</translation>
    </message>
    <message>
        <source>the run needs at least %1 of memory, and %2 are free: the largest batch that can fit is %3</source>
        <translation>der Lauf braucht mindestens %1 Speicher, und %2 sind frei: der größte Batch, der passen kann, ist %3</translation>
    </message>
    <message>
        <source>the run needs at least %1 of memory, and %2 are free: no batch fits; a smaller model, or fewer stages that train, need less</source>
        <translation>der Lauf braucht mindestens %1 Speicher, und %2 sind frei: kein Batch passt; ein kleineres Modell oder weniger Stufen, die trainieren, brauchen weniger</translation>
    </message>
    <message>
        <source>the run waits for room: %1</source>
        <translation>der Lauf wartet auf Platz: %1</translation>
    </message>
    <message>
        <source>rank of low-rank adapters (LoRA; 4 to 32 are usual): they train in place of the weights from the cut up, the head trains whole, and what is exported is an ordinary model; 0: none</source>
        <translation>Rang der Niedrigrang-Adapter (LoRA; üblich sind 4 bis 32): sie trainieren anstelle der Gewichte von der Schnittlinie aufwärts, der Kopf trainiert ganz, und exportiert wird ein gewöhnliches Modell; 0: keine</translation>
    </message>
    <message>
        <source>what adapters give is multiplied by this over their rank</source>
        <translation>was Adapter liefern, wird hiermit durch ihren Rang malgenommen</translation>
    </message>
    <message>
        <source>no weight from the cut up is large enough for adapters of rank %1</source>
        <translation>kein Gewicht von der Schnittlinie aufwärts ist groß genug für Adapter vom Rang %1</translation>
    </message>
    <message>
        <source>weights with random values have adapters, which leave them so: freeze.lora_rank=0 trains them</source>
        <translation>Gewichte mit Zufallswerten haben Adapter, die sie so lassen: freeze.lora_rank=0 trainiert sie</translation>
    </message>
    <message>
        <source>different changes of each picture, which come in turn, an epoch each, so that what the kept part makes of them is kept; 0: new ones in each epoch, and nothing of them is kept</source>
        <translation>verschiedene Veränderungen jedes Bildes, die sich von Epoche zu Epoche abwechseln, sodass behalten wird, was der behaltene Teil aus ihnen macht; 0: in jeder Epoche neue, und nichts davon wird behalten</translation>
    </message>
    <message>
        <source>memory of large tensors that is kept from one step to the next instead of given back, in MB; changes no number; 0: none, which takes longer</source>
        <translation>Speicher großer Tensoren, der von einem Schritt zum nächsten behalten statt zurückgegeben wird, in MB; ändert keine Zahl; 0: keiner, was länger dauert</translation>
    </message>
    <message>
        <source>what the kept part makes of %1 samples comes of what is known of a lower cut, %2</source>
        <translation>was der behaltene Teil aus %1 Beispielen macht, ergibt sich aus dem, was von einem tieferen Schnitt bekannt ist, %2</translation>
    </message>
</context>
<context>
    <name>TextLines</name>
    <message>
        <source>... and %1 characters more</source>
        <translation>... und %1 Zeichen mehr</translation>
    </message>
</context>
<context>
    <name>TokenWords</name>
    <message>
        <source>special</source>
        <translation>besonderes Token</translation>
    </message>
    <message>
        <source>not in the vocabulary</source>
        <translation>nicht im Wortschatz</translation>
    </message>
    <message>
        <source>goes on inside a word</source>
        <translation>setzt ein Wort fort</translation>
    </message>
    <message>
        <source>of the second text</source>
        <translation>vom zweiten Text</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <extracomment>what of a text, which token stands for it</extracomment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
</context>
<context>
    <name>headstart::Desktop</name>
    <message>
        <source>%1 has failed</source>
        <translation>%1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 is training</source>
        <translation>%1 trainiert</translation>
    </message>
    <message>
        <source>%1 of %2 validation pictures are right.</source>
        <translation>%1 von %2 Validierungsbildern sind richtig.</translation>
    </message>
    <message>
        <source>%1 is finished</source>
        <translation>%1 ist fertig</translation>
    </message>
</context>
<context>
    <name>headstart::ui::AboutDialog</name>
    <message>
        <source>About Headstart</source>
        <translation>Über Headstart</translation>
    </message>
    <message>
        <source>Transfer learning by point and click</source>
        <translation>Transferlernen per Mausklick</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It stands on:</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Sie beruht auf:</translation>
    </message>
    <message>
        <source>Models and data bring their own licences; each is shown before it is fetched.</source>
        <translation>Modelle und Daten haben eigene Lizenzen; jede wird vor dem Laden gezeigt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Schließt dieses Fenster</translation>
    </message>
</context>
<context>
    <name>headstart::ui::BackRow</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the matrix (Esc)</source>
        <translation>Zurück zur Matrix (Esc)</translation>
    </message>
</context>
<context>
    <name>headstart::ui::CataloguesForm</name>
    <message>
        <source>Own catalogues</source>
        <translation>Eigene Kataloge</translation>
    </message>
    <message>
        <source>Add folder...</source>
        <translation>Ordner hinzufügen...</translation>
    </message>
    <message>
        <source>A folder with files *.json that name models</source>
        <translation>Ein Ordner mit Dateien *.json, die Modelle nennen</translation>
    </message>
    <message>
        <source>Address of a catalogue</source>
        <translation>Adresse eines Katalogs</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Gets the catalogue from this address</source>
        <translation>Holt den Katalog von dieser Adresse</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Takes the catalogue from the list; its files stay</source>
        <translation>Nimmt den Katalog aus der Liste; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>Choose a catalogue's folder</source>
        <translation>Ordner eines Katalogs wählen</translation>
    </message>
    <message>
        <source>Type an address that begins with https:// or http://.</source>
        <translation>Eine Adresse eingeben, die mit https:// oder http:// beginnt.</translation>
    </message>
    <message>
        <source>The list holds from the next start on.</source>
        <translation>Die Liste gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The catalogue is being read.</source>
        <translation>Der Katalog wird gelesen.</translation>
    </message>
    <message>
        <source>Models in %1: %2.</source>
        <translation>Modelle in %1: %2.</translation>
    </message>
    <message>
        <source>Further problems: %1.</source>
        <translation>Weitere Probleme: %1.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::CellPictures</name>
    <message>
        <source>Pictures of this cell</source>
        <translation>Bilder dieser Zelle</translation>
    </message>
</context>
<context>
    <name>headstart::ui::CellTexts</name>
    <message>
        <source>Texts with their labels and losses</source>
        <translation>Texte mit ihren Labels und Verlusten</translation>
    </message>
    <message>
        <source>The chosen text</source>
        <translation>Der gewählte Text</translation>
    </message>
    <message>
        <source>Choose a text to read all of it.</source>
        <translation>Einen Text wählen, um ihn ganz zu lesen.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ChainView</name>
    <message>
        <source>Drag it, or move it with the arrow keys. Stages above are frozen, stages below are trainable; freeze.cut names the first one below.</source>
        <translation>Ziehen oder mit den Pfeiltasten bewegen. Stufen darüber sind eingefroren, Stufen darunter trainierbar; freeze.cut nennt die erste darunter.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ChainWords</name>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>ms a picture</source>
        <translation>ms je Bild</translation>
    </message>
    <message>
        <source>▲ keep what it knows</source>
        <translation>▲ Wissen behalten</translation>
    </message>
    <message>
        <source>▼ learn the new task</source>
        <translation>▼ neue Aufgabe lernen</translation>
    </message>
    <message>
        <source>kept, new</source>
        <translation>behalten, neu</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>trains, new</source>
        <translation>trainiert, neu</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>output [%1]: channels, height, width</source>
        <translation>Ausgabe [%1]: Kanäle, Höhe, Breite</translation>
    </message>
    <message>
        <source>output [%1]</source>
        <translation>Ausgabe [%1]</translation>
    </message>
    <message>
        <source>%1 parameters, of which %2 trainable</source>
        <translation>%1 Parameter, davon %2 trainierbar</translation>
    </message>
    <message>
        <source>measured here: %1 ms a picture forward, %2 ms forward and backward</source>
        <translation>hier gemessen: %1 ms je Bild vorwärts, %2 ms vorwärts und rückwärts</translation>
    </message>
    <message>
        <source>frozen: evaluation mode, no gradients</source>
        <translation>eingefroren: Auswertungsmodus, keine Gradienten</translation>
    </message>
    <message>
        <source>frozen, but gradients pass through it to what trains above</source>
        <translation>eingefroren, aber Gradienten laufen hindurch zu dem, was darüber trainiert wird</translation>
    </message>
    <message>
        <source>trainable: gradients, updated in each step</source>
        <translation>trainierbar: Gradienten, in jedem Schritt aktualisiert</translation>
    </message>
    <message>
        <source>an exception: it trains although it is above the line</source>
        <translation>eine Ausnahme: wird trainiert, obwohl über der Linie</translation>
    </message>
    <message>
        <source>an exception: it is kept although it is below the line</source>
        <translation>eine Ausnahme: wird behalten, obwohl unter der Linie</translation>
    </message>
    <message>
        <source>The line lies nowhere in this model.</source>
        <translation>Die Schnittlinie liegt nirgends in diesem Modell.</translation>
    </message>
    <message>
        <source>The line lies at the top, in front of %1: everything trains.</source>
        <translation>Die Schnittlinie liegt ganz oben, vor %1: alles wird trainiert.</translation>
    </message>
    <message>
        <source>The line lies in front of %1. Stages above it, which are kept: %2. Stages below it, which train: %3.</source>
        <translation>Die Schnittlinie liegt vor %1. Stufen darüber, die behalten werden: %2. Stufen darunter, die trainiert werden: %3.</translation>
    </message>
    <message>
        <source>ms a text</source>
        <translation>ms je Text</translation>
    </message>
    <message>
        <source>output [%1]: tokens, width</source>
        <translation>Ausgabe [%1]: Tokens, Breite</translation>
    </message>
    <message>
        <source>%1 multiply-adds a text of %2 tokens</source>
        <translation>%1 Multiplikations-Additionen je Text von %2 Tokens</translation>
    </message>
    <message>
        <source>%1 multiply-adds a picture of %2 pixels a side</source>
        <translation>%1 Multiplikations-Additionen je Bild von %2 Pixeln Seitenlänge</translation>
    </message>
    <message>
        <source>measured here: %1 ms a text forward, %2 ms forward and backward</source>
        <translation>hier gemessen: %1 ms je Text vorwärts, %2 ms vorwärts und rückwärts</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ChangeDialog</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Takes effect after the step under way</source>
        <translation>Gilt nach dem laufenden Schritt</translation>
    </message>
    <message>
        <source>Change the run</source>
        <translation>Lauf ändern</translation>
    </message>
    <message>
        <source>The run goes on meanwhile. A change takes effect after the step under way; it is kept with the run, and happens again at that step where the run is resumed from an earlier one. The schedule goes on as if the run had begun so.</source>
        <translation>Der Lauf geht unterdessen weiter. Eine Änderung gilt nach dem laufenden Schritt; sie wird mit dem Lauf behalten und geschieht bei diesem Schritt wieder, wenn er von einem früheren aus fortgesetzt wird. Der Plan der Lernrate geht weiter, als hätte der Lauf so begonnen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Closes this window; the run goes on as it is</source>
        <translation>Schließt dieses Fenster; der Lauf geht weiter wie bisher</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ClassMetricsModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Präzision</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>The class</source>
        <translation>Die Klasse</translation>
    </message>
    <message>
        <source>Validation pictures of this class</source>
        <translation>Validierungsbilder dieser Klasse</translation>
    </message>
    <message>
        <source>Of the pictures that were taken for this class, the share that is right</source>
        <translation>Anteil der richtigen unter den Bildern, die für diese Klasse gehalten wurden</translation>
    </message>
    <message>
        <source>Of the pictures of this class, the share that is recognised</source>
        <translation>Anteil der erkannten unter den Bildern dieser Klasse</translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall</source>
        <translation>Das harmonische Mittel aus Präzision und Trefferquote</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Validation texts of this class</source>
        <translation>Validierungstexte dieser Klasse</translation>
    </message>
    <message>
        <source>Of the texts that were taken for this class, the share that is right</source>
        <translation>Anteil der richtigen unter den Texten, die für diese Klasse gehalten wurden</translation>
    </message>
    <message>
        <source>Of the texts of this class, the share that is recognised</source>
        <translation>Anteil der erkannten unter den Texten dieser Klasse</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ClassModel</name>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Shows all pictures, those that were set aside last</source>
        <translation>Zeigt alle Bilder, die ausgelassenen zuletzt</translation>
    </message>
    <message>
        <source>Files that were left out; each says why</source>
        <translation>Dateien, die ausgelassen wurden; jede nennt den Grund</translation>
    </message>
    <message>
        <source>%1: %2 of %3 pictures. A click shows them alone.</source>
        <translation>%1: %2 von %3 Bildern. Ein Klick zeigt nur diese.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>All texts</source>
        <translation>Alle Texte</translation>
    </message>
    <message>
        <source>Shows all texts, the rows that were set aside last</source>
        <translation>Zeigt alle Texte, beiseitegelegte Zeilen zuletzt</translation>
    </message>
    <message>
        <source>Rows that were left out; each says why</source>
        <translation>Zeilen, die ausgelassen wurden; jede sagt, warum</translation>
    </message>
    <message>
        <source>%1: %2 of %3 texts. A click shows them alone.</source>
        <translation>%1: %2 von %3 Texten. Ein Klick zeigt nur sie.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>headstart::ui::CodeView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the program to the clipboard</source>
        <translation>Kopiert das Programm in die Zwischenablage</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Program that uses this model</source>
        <translation>Programm, das dieses Modell verwendet</translation>
    </message>
    <message>
        <source>What the program is for</source>
        <translation>Wofür das Programm ist</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ConfusionModel</name>
    <message>
        <source>%1 of %2 pictures of “%3” are recognised (%4)</source>
        <translation>%1 von %2 Bildern der Klasse „%3“ erkannt (%4)</translation>
    </message>
    <message>
        <source>%1 of %2 pictures of “%3” are taken for “%4” (%5)</source>
        <translation>%1 von %2 Bildern der Klasse „%3“ für „%4“ gehalten (%5)</translation>
    </message>
    <message>
        <source>Pictures of “%1”</source>
        <translation>Bilder der Klasse „%1“</translation>
    </message>
    <message>
        <source>Taken for “%1”</source>
        <translation>Für „%1“ gehalten</translation>
    </message>
    <message>
        <source>%1 of %2 texts of “%3” are recognised (%4)</source>
        <translation>%1 von %2 Texten der Klasse „%3“ erkannt (%4)</translation>
    </message>
    <message>
        <source>%1 of %2 texts of “%3” are taken for “%4” (%5)</source>
        <translation>%1 von %2 Texten der Klasse „%3“ für „%4“ gehalten (%5)</translation>
    </message>
    <message>
        <source>Texts of “%1”</source>
        <translation>Texte der Klasse „%1“</translation>
    </message>
</context>
<context>
    <name>headstart::ui::CostCard</name>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>What does not train is known from earlier runs: %1 are kept.</source>
        <translation>Was nicht trainiert, ist aus früheren Läufen bekannt: %1 sind behalten.</translation>
    </message>
    <message>
        <source>What does not train is computed once, in the first epoch: %1 are kept.</source>
        <translation>Was nicht trainiert, wird einmal berechnet, in der ersten Epoche: %1 werden behalten.</translation>
    </message>
    <message>
        <source>What does not train is computed anew in each epoch: its outputs, %1, do not fit into the %2 for them. If they did, a later epoch would take %3.</source>
        <translation>Was nicht trainiert, wird in jeder Epoche neu berechnet: Seine Ausgaben, %1, passen nicht in die %2, die dafür da sind. Passten sie, dauerte eine spätere Epoche %3.</translation>
    </message>
    <message>
        <source>Everything is computed anew in each epoch, since all of it trains.</source>
        <translation>Alles wird in jeder Epoche neu berechnet, da alles trainiert.</translation>
    </message>
    <message>
        <source>The run is being tried</source>
        <translation>Der Lauf wird erprobt</translation>
    </message>
    <message>
        <source>What the run will take</source>
        <translation>Was der Lauf brauchen wird</translation>
    </message>
    <message>
        <source>First epoch</source>
        <translation>Erste Epoche</translation>
    </message>
    <message>
        <source>Later epochs</source>
        <translation>Spätere Epochen</translation>
    </message>
    <message>
        <source>All epochs</source>
        <translation>Alle Epochen</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Largest batch</source>
        <translation>Größter Batch</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Puts some batches through a copy of the run, to see what all will take</source>
        <translation>Schickt einige Batches durch eine Kopie des Laufs, um zu sehen, was alle brauchen werden</translation>
    </message>
    <message>
        <source>Some batches go through a copy of the run. Nothing of it is kept.</source>
        <translation>Einige Batches gehen durch eine Kopie des Laufs. Nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>Some batches go through a copy of the run, which takes a few seconds.</source>
        <translation>Einige Batches gehen durch eine Kopie des Laufs, was einige Sekunden dauert.</translation>
    </message>
    <message>
        <source>about %1 of %2</source>
        <translation>etwa %1 von %2</translation>
    </message>
    <message>
        <source>the program now: %1</source>
        <translation>das Programm jetzt: %1</translation>
    </message>
    <message>
        <source>weights: %1</source>
        <translation>Gewichte: %1</translation>
    </message>
    <message>
        <source>gradients, the optimiser's memory, copies: %1</source>
        <translation>Gradienten, Speicher des Optimierers, Kopien: %1</translation>
    </message>
    <message>
        <source>a step of %1: %2</source>
        <translation>ein Schritt mit %1: %2</translation>
    </message>
    <message>
        <source>kept outputs: %1</source>
        <translation>behaltene Ausgaben: %1</translation>
    </message>
    <message>
        <source>%1, all there are</source>
        <translation>%1, alle, die es gibt</translation>
    </message>
    <message>
        <source>%1 fit</source>
        <translation>%1 passen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Noch einmal messen</translation>
    </message>
    <message>
        <source>The run needs more memory than there is. A smaller batch, or fewer stages that train, need less.</source>
        <translation>Der Lauf braucht mehr Speicher, als da ist. Ein kleinerer Batch oder weniger Stufen, die trainieren, brauchen weniger.</translation>
    </message>
    <message>
        <source>What does not train is computed in the first %1 epochs, which take %2 each, of a view of each picture in each: %3 are kept.</source>
        <translation>Was nicht trainiert, wird in den ersten %1 Epochen berechnet, die je %2 dauern, in jeder von einer Ansicht jedes Bildes: %3 werden behalten.</translation>
    </message>
    <message>
        <source>The pictures are varied at random: what does not train is computed anew in each epoch. Unvaried, or with some views of each picture that come in turn, %1 would be kept for each, and an epoch that uses them would take %2.</source>
        <translation>Die Bilder werden zufällig verändert: Was nicht trainiert, wird in jeder Epoche neu berechnet. Unverändert, oder mit einigen Ansichten jedes Bildes, die sich abwechseln, würden je %1 behalten, und eine Epoche damit würde %2 dauern.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::CurvePlot</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>time of training</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <extracomment>a curve's name, its newest value, where (&quot;step 120&quot;)</extracomment>
        <translation>%1: %2 bei %3</translation>
    </message>
    <message>
        <source>best: %1 at %2</source>
        <translation>bester Wert: %1 bei %2</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Noch keine Werte</translation>
    </message>
</context>
<context>
    <name>headstart::ui::CurvesPanel</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Shows how the runs did on the samples that they learned from</source>
        <translation>Zeigt, wie die Läufe bei den Beispielen abschnitten, aus denen sie lernten</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Shows how the runs did on the samples that judge them</source>
        <translation>Zeigt, wie die Läufe bei den Beispielen abschnitten, an denen sie gemessen werden</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Shows the loss on a logarithmic scale</source>
        <translation>Zeigt den Verlust auf einer logarithmischen Skala</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>What the curves run over</source>
        <translation>Worüber die Kurven verlaufen</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>&amp;Over</source>
        <translation>Ü&amp;ber</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
</context>
<context>
    <name>headstart::ui::DataContent</name>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Set aside: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>There is no picture of this class.</source>
        <translation>Von dieser Klasse gibt es kein Bild.</translation>
    </message>
    <message>
        <source>The model sees %1 pixels.</source>
        <translation>Das Modell sieht %1 Pixel.</translation>
    </message>
    <message>
        <source>No model is chosen yet: shown at %1 pixels.</source>
        <translation>Noch kein Modell gewählt: gezeigt mit %1 Pixeln.</translation>
    </message>
    <message>
        <source>This picture judges: it is never changed at random. The epochs show what would be done if it trained.</source>
        <translation>Dieses Bild dient der Beurteilung: Es wird nie zufällig verändert. Die Epochen zeigen, was im Training mit ihm geschähe.</translation>
    </message>
    <message>
        <source>No random change is on: every epoch sees the same picture.</source>
        <translation>Keine zufällige Änderung ist an: Jede Epoche sieht dasselbe Bild.</translation>
    </message>
    <message>
        <source>What is of the chosen row is shown</source>
        <translation>Gezeigt wird, was zur gewählten Zeile gehört</translation>
    </message>
    <message>
        <source>Of the texts</source>
        <translation>Zu den Texten</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
</context>
<context>
    <name>headstart::ui::DataPage</name>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>IDX</source>
        <translation>IDX</translation>
    </message>
    <message>
        <source>folder of classes</source>
        <translation>Klassenordner</translation>
    </message>
    <message>
        <source>Choose folder...</source>
        <translation>Ordner wählen...</translation>
    </message>
    <message>
        <source>Choose file...</source>
        <translation>Datei wählen...</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>How it is read</source>
        <translation>Leseweise</translation>
    </message>
    <message>
        <source>Shows how the data were understood, to change it</source>
        <translation>Zeigt zum Ändern, wie die Daten verstanden wurden</translation>
    </message>
    <message>
        <source>Choose a folder...</source>
        <translation>Ordner wählen...</translation>
    </message>
    <message>
        <source>Looking at the data</source>
        <translation>Daten werden geprüft</translation>
    </message>
    <message>
        <source>Choose a table or IDX</source>
        <translation>Tabelle oder IDX wählen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Neu öffnen</translation>
    </message>
    <message>
        <source>%1 set aside</source>
        <translation>%1 ausgelassen</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>Andere Programme schließen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Change above how it is read, mend the file, or choose other data.</source>
        <translation>Oben die Leseweise ändern, die Datei berichtigen oder andere Daten wählen.</translation>
    </message>
    <message>
        <source>Mend it and try again, or choose other data.</source>
        <translation>Den Fehler beheben und erneut versuchen oder andere Daten wählen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>All pictures are of one class: there is nothing to tell apart. Choose the folder that holds a folder for each class, or change how it is read.</source>
        <translation>Alle Bilder gehören zu einer Klasse: Es gibt nichts zu unterscheiden. Den Ordner wählen, der je Klasse einen Ordner enthält, oder die Leseweise ändern.</translation>
    </message>
    <message>
        <source>Classes with fewer than two pictures: %1. A single picture can train, but then none is left to judge what was learned of it. Add pictures, or leave these classes out.</source>
        <translation>Klassen mit weniger als zwei Bildern: %1. Ein einzelnes Bild kann dem Training dienen, doch dann bleibt keines, um das Gelernte zu prüfen. Bilder hinzufügen oder diese Klassen auslassen.</translation>
    </message>
    <message>
        <source>table of texts</source>
        <translation>Tabelle mit Texten</translation>
    </message>
    <message>
        <source>GLUE task</source>
        <translation>GLUE-Aufgabe</translation>
    </message>
    <message>
        <source>Pictures: a folder that holds a folder of them for each class; a table (.csv, .tsv, .txt) that names them and their labels; or an IDX file, as MNIST has it. Texts: a table that holds them and their labels (.csv, .tsv, .txt, .jsonl), or a folder of a GLUE task. Nothing is copied or changed.</source>
        <translation>Bilder: ein Ordner, der für jede Klasse einen Ordner mit ihnen enthält; eine Tabelle (.csv, .tsv, .txt), die sie und ihre Label nennt; oder eine IDX-Datei, wie MNIST sie hat. Texte: eine Tabelle mit ihnen und ihren Labeln (.csv, .tsv, .txt, .jsonl) oder der Ordner einer GLUE-Aufgabe. Nichts wird kopiert oder verändert.</translation>
    </message>
    <message>
        <source>%1 texts</source>
        <translation>%1 Texte</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>labels are numbers</source>
        <translation>Label sind Zahlen</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>keine Label</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>Opens a folder of pictures, or of a GLUE task</source>
        <translation>Öffnet einen Ordner mit Bildern oder einer GLUE-Aufgabe</translation>
    </message>
    <message>
        <source>Opens a table of pictures or of texts, or IDX</source>
        <translation>Öffnet eine Tabelle mit Bildern oder Texten, oder IDX</translation>
    </message>
    <message>
        <source>Drop your pictures or texts here</source>
        <translation>Ihre Bilder oder Texte hier ablegen</translation>
    </message>
    <message>
        <source>Every picture is decoded and every text is read once, so that what is damaged is found now and not in the middle of the training.</source>
        <translation>Jedes Bild wird einmal dekodiert und jeder Text einmal gelesen, damit Beschädigtes jetzt auffällt und nicht mitten im Training.</translation>
    </message>
    <message>
        <source>%1 things were dropped, and one is wanted: the folder that holds a folder for each class, a table of pictures or texts, or an IDX file. Put single pictures into a folder for each class, and drop the one that holds these.</source>
        <translation>%1 Dinge wurden abgelegt, gebraucht wird eines: der Ordner, der für jede Klasse einen Ordner enthält, eine Tabelle mit Bildern oder Texten oder eine IDX-Datei. Legen Sie einzelne Bilder in einen Ordner je Klasse und legen Sie den ab, der diese enthält.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Tables and IDX (*.csv *.tsv *.txt *.jsonl *.ndjson *idx* *ubyte* *.gz)</source>
        <translation>Tabellen und IDX (*.csv *.tsv *.txt *.jsonl *.ndjson *idx* *ubyte* *.gz)</translation>
    </message>
    <message>
        <source>You stopped before all of it was looked at: no data are open.</source>
        <translation>Sie haben angehalten, bevor alles angesehen war: Es sind keine Daten geöffnet.</translation>
    </message>
    <message>
        <source>These texts have no labels: there is nothing to learn from them. If a column holds labels, choose it under 'How it is read'.</source>
        <translation>Diese Texte haben keine Label: Aus ihnen ist nichts zu lernen. Enthält eine Spalte Label, wählen Sie sie unter „Leseweise“.</translation>
    </message>
    <message>
        <source>The labels are numbers, and training tells classes apart. Under 'How it is read', read them as classes, or give a threshold that makes two classes of them.</source>
        <translation>Die Label sind Zahlen, und das Training unterscheidet Klassen. Lesen Sie sie unter „Leseweise“ als Klassen, oder geben Sie eine Schwelle an, die zwei Klassen aus ihnen macht.</translation>
    </message>
    <message>
        <source>All texts are of one class: there is nothing to tell apart. Choose another column of labels under 'How it is read', or other data.</source>
        <translation>Alle Texte sind von einer Klasse: Es gibt nichts zu unterscheiden. Wählen Sie unter „Leseweise“ eine andere Spalte mit Labeln, oder andere Daten.</translation>
    </message>
    <message>
        <source>Classes with fewer than two texts: %1. A single text can train, but then none is left to judge what was learned of it. Add texts, or leave these classes out.</source>
        <translation>Klassen mit weniger als zwei Texten: %1. Ein einzelner Text kann trainieren, doch dann bleibt keiner, um zu beurteilen, was gelernt wurde. Fügen Sie Texte hinzu, oder lassen Sie diese Klassen weg.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::DifferencesModel</name>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>headstart::ui::DifferencesPanel</name>
    <message>
        <source>Settings that differ</source>
        <translation>Abweichende Einstellungen</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Choose runs to see how their settings differ.</source>
        <translation>Läufe wählen, um zu sehen, wie sich ihre Einstellungen unterscheiden.</translation>
    </message>
    <message>
        <source>The settings were written by a later version of Headstart.</source>
        <translation>Die Einstellungen stammen von einer neueren Version von Headstart.</translation>
    </message>
    <message>
        <source>Settings that are not the defaults. Choose several runs to compare them.</source>
        <translation>Einstellungen, die vom Standard abweichen. Zum Vergleichen mehrere Läufe wählen.</translation>
    </message>
    <message>
        <source>These runs have the same settings.</source>
        <translation>Diese Läufe haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>Settings that differ between these runs.</source>
        <translation>Einstellungen, in denen sich diese Läufe unterscheiden.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::DiskDialog</name>
    <message>
        <source>The library is being looked at.</source>
        <translation>Die Modellbibliothek wird durchgesehen.</translation>
    </message>
    <message>
        <source>&amp;Delete...</source>
        <translation>&amp;Löschen...</translation>
    </message>
    <message>
        <source>Frees the room that the chosen file takes</source>
        <translation>Gibt den Platz der gewählten Datei frei</translation>
    </message>
    <message>
        <source>Weights on disk</source>
        <translation>Gewichte auf der Platte</translation>
    </message>
    <message>
        <source>Files of weights in the library</source>
        <translation>Dateien mit Gewichten in der Modellbibliothek</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Schließt dieses Fenster</translation>
    </message>
    <message>
        <source>Nothing is in %1 yet. The page of models fetches weights into it.</source>
        <translation>In %1 ist noch nichts. Die Modellseite holt Gewichte dorthin.</translation>
    </message>
    <message>
        <source>%1 files take %2 in %3; %4 are free.</source>
        <translation>%1 Dateien belegen %2 in %3; %4 sind frei.</translation>
    </message>
    <message>
        <source>Not while a run trains from it.</source>
        <translation>Nicht, solange ein Lauf davon ausgeht.</translation>
    </message>
    <message>
        <source>Delete weights</source>
        <translation>Gewichte löschen</translation>
    </message>
    <message>
        <source>Delete %1 and free %2?</source>
        <translation>%1 löschen und %2 freigeben?</translation>
    </message>
    <message>
        <source>The catalogue does not know this file: it may be your own, and nothing brings it back.</source>
        <translation>Der Katalog kennt diese Datei nicht: Sie ist vielleicht eine eigene, und nichts bringt sie zurück.</translation>
    </message>
    <message>
        <source>Runs that are finished keep their own weights. packaging/start.sh brings it back.</source>
        <translation>Fertige Läufe behalten ihre eigenen Gewichte. packaging/start.sh bringt die Datei zurück.</translation>
    </message>
    <message>
        <source>Runs that are finished keep their own weights. It can be fetched again.</source>
        <translation>Fertige Läufe behalten ihre eigenen Gewichte. Die Datei kann wieder geholt werden.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>%1 are free again.</source>
        <translation>%1 sind wieder frei.</translation>
    </message>
    <message>
        <source>The files of this model beside it go too; what else lies there stays.</source>
        <translation>Die Dateien dieses Modells daneben werden mit gelöscht; was sonst dort liegt, bleibt.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::DiskModel</name>
    <message>
        <source>Not in the catalogue</source>
        <translation>Nicht im Katalog</translation>
    </message>
    <message>
        <source>%1 (of the next run)</source>
        <translation>%1 (des nächsten Laufs)</translation>
    </message>
    <message>
        <source>%1 (a part of it)</source>
        <translation>%1 (ein Teil davon)</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Geholt</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ExceptionsPane</name>
    <message>
        <source>Take all back</source>
        <translation>Alle aufheben</translation>
    </message>
    <message>
        <source>All stages go by the line again.</source>
        <translation>Alle Stufen richten sich wieder nach der Schnittlinie.</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>The stage that is to be an exception. A click in the map chooses one, too.</source>
        <translation>Die Stufe, die eine Ausnahme werden soll. Auch ein Klick in die Karte wählt eine.</translation>
    </message>
    <message>
        <source>choose one</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>Norms</source>
        <translation>BatchNorm</translation>
    </message>
    <message>
        <source>Normalising layers</source>
        <translation>Normalisierende Schichten</translation>
    </message>
    <message>
        <source>How the BatchNorm layers of stages that train normalise (freeze.batch_norm)</source>
        <translation>Wie die BatchNorm-Schichten der trainierten Stufen normalisieren (freeze.batch_norm)</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>freeze.batch_norm = auto: fixed, but batch for random weights</source>
        <translation>freeze.batch_norm = auto: fixed, bei Zufallsgewichten aber batch</translation>
    </message>
    <message>
        <source>stay as learned</source>
        <translation>wie gelernt lassen</translation>
    </message>
    <message>
        <source>freeze.batch_norm = fixed: BatchNorm normalises by its running statistics and keeps them</source>
        <translation>freeze.batch_norm = fixed: BatchNorm normalisiert mit seiner laufenden Statistik und behält sie</translation>
    </message>
    <message>
        <source>adapt to each batch</source>
        <translation>je Batch anpassen</translation>
    </message>
    <message>
        <source>freeze.batch_norm = batch: BatchNorm normalises by the batch and updates its running statistics</source>
        <translation>freeze.batch_norm = batch: BatchNorm normalisiert mit dem Batch und aktualisiert seine laufende Statistik</translation>
    </message>
    <message>
        <source>Train it although it is above</source>
        <translation>Trainieren, obwohl sie darüber liegt</translation>
    </message>
    <message>
        <source>Keep it although it is below</source>
        <translation>Behalten, obwohl sie darunter liegt</translation>
    </message>
    <message>
        <source>Choose a stage first, here or with a click in the map.</source>
        <translation>Zuerst eine Stufe wählen, hier oder mit einem Klick in die Karte.</translation>
    </message>
    <message>
        <source>%1 is above the line. Trainable all the same: freeze.train.</source>
        <translation>%1 liegt über der Schnittlinie. Dennoch trainierbar: freeze.train.</translation>
    </message>
    <message>
        <source>%1 is below the line. Frozen all the same: freeze.keep.</source>
        <translation>%1 liegt unter der Schnittlinie. Dennoch eingefroren: freeze.keep.</translation>
    </message>
    <message>
        <source>Train wherever the line is: %1</source>
        <translation>Unabhängig vom Schnitt trainiert: %1</translation>
    </message>
    <message>
        <source>Kept wherever the line is: %1</source>
        <translation>Unabhängig vom Schnitt behalten: %1</translation>
    </message>
    <message>
        <source>There are none: all stages go by the line.</source>
        <translation>Es gibt keine: Alle Stufen richten sich nach der Schnittlinie.</translation>
    </message>
    <message>
        <source>Mean and spread stay as the model has learned them.</source>
        <translation>Mittelwert und Streuung bleiben, wie das Modell sie gelernt hat.</translation>
    </message>
    <message>
        <source>Mean and spread are taken from each batch: for batches of 16 and more.</source>
        <translation>Mittelwert und Streuung kommen aus jedem Batch: für Batches ab 16 Bildern.</translation>
    </message>
    <message>
        <source>They adapt to each batch, since the model starts from random weights.</source>
        <translation>Sie passen sich jedem Batch an, da das Modell mit Zufallsgewichten beginnt.</translation>
    </message>
    <message>
        <source>They stay as learned, since the model was trained before.</source>
        <translation>Sie bleiben wie gelernt, da das Modell vortrainiert ist.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ExportPanel</name>
    <message>
        <source>Export under way</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>The run is being exported, then read back and compared.</source>
        <translation>Der Lauf wird exportiert, dann zurückgelesen und verglichen.</translation>
    </message>
    <message>
        <source>Choose an empty folder</source>
        <translation>Leeren Ordner wählen</translation>
    </message>
    <message>
        <source>Export here</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>The run was not exported. %1</source>
        <translation>Der Lauf wurde nicht exportiert. %1</translation>
    </message>
    <message>
        <source>on %1 of its validation pictures</source>
        <translation>an %1 seiner Validierungsbilder</translation>
    </message>
    <message>
        <source>on %1 made-up pictures, since the run's own cannot be read any more</source>
        <translation>an %1 künstlichen Bildern, da die des Laufs nicht mehr lesbar sind</translation>
    </message>
    <message>
        <source>it gives the same numbers to the last bit</source>
        <translation>Die Zahlen stimmen bis aufs letzte Bit überein</translation>
    </message>
    <message>
        <source>the largest difference of a label's score (before the softmax) is %1</source>
        <translation>Der Wert eines Labels (vor dem Softmax) weicht um höchstens %1 ab</translation>
    </message>
    <message>
        <source>Exported to %1. Read back and compared %2: %3.</source>
        <translation>Exportiert nach %1. Zurückgelesen und %2 verglichen: %3.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>on %1 of its validation texts</source>
        <translation>an %1 seiner Validierungstexte</translation>
    </message>
    <message>
        <source>on %1 made-up texts, since the run's own cannot be read any more</source>
        <translation>an %1 künstlichen Texten, da die des Laufs nicht mehr lesbar sind</translation>
    </message>
    <message>
        <source>transformers loads the folder, too.</source>
        <translation>Auch transformers lädt den Ordner.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::FiguresPane</name>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>What the line costs</source>
        <translation>Was der Schnitt kostet</translation>
    </message>
    <message>
        <source>Trains</source>
        <translation>Trainierbar</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>First epoch</source>
        <translation>Erste Epoche</translation>
    </message>
    <message>
        <source>Later epochs</source>
        <translation>Spätere Epochen</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 von %2 (%3)</translation>
    </message>
    <message>
        <source>%1 of %2 parameters are trainable; the others are frozen. Exceptions are counted in.</source>
        <translation>%1 von %2 Parametern sind trainierbar; die übrigen sind eingefroren. Ausnahmen sind mitgezählt.</translation>
    </message>
    <message>
        <source>An estimate of what training takes besides the program itself:</source>
        <translation>Eine Schätzung, was das Training neben dem Programm selbst belegt:</translation>
    </message>
    <message>
        <source>weights: %1</source>
        <translation>Gewichte: %1</translation>
    </message>
    <message>
        <source>gradients: %1</source>
        <translation>Gradienten: %1</translation>
    </message>
    <message>
        <source>the optimiser's memory (%1): %2</source>
        <translation>Speicher des Optimierers (%1): %2</translation>
    </message>
    <message>
        <source>outputs on the way to the loss, %1 pictures at a time: %2</source>
        <translation>Ausgaben auf dem Weg zum Verlust, je %1 Bilder zugleich: %2</translation>
    </message>
    <message>
        <source>kept outputs of the part above the line: %1</source>
        <translation>Zwischenspeicher für Ausgaben des Teils über der Schnittlinie: %1</translation>
    </message>
    <message>
        <source>The outputs are reckoned from the stages' shapes and widths; half as much again is possible.</source>
        <translation>Die Ausgaben sind aus Formen und Breiten der Stufen berechnet; die Hälfte mehr ist möglich.</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>An estimate. Each stage was timed on this machine, with made-up pictures of %1 pixels a side:</source>
        <translation>Eine Schätzung. Jede Stufe wurde auf diesem Rechner gemessen, mit künstlichen Bildern von %1 Pixeln Seitenlänge:</translation>
    </message>
    <message>
        <source>%1 ms a picture for what is kept (forward only),</source>
        <translation>%1 ms je Bild für den behaltenen Teil (nur vorwärts),</translation>
    </message>
    <message>
        <source>%1 ms for what trains (forward and backward);</source>
        <translation>%1 ms für den trainierten Teil (vorwärts und rückwärts);</translation>
    </message>
    <message>
        <source>times %1 training pictures, and the way forward for %2 validation pictures.</source>
        <translation>mal %1 Trainingsbilder, dazu nur vorwärts %2 Validierungsbilder.</translation>
    </message>
    <message>
        <source>Reading the pictures comes on top.</source>
        <translation>Das Lesen der Bilder kommt hinzu.</translation>
    </message>
    <message>
        <source>What is above the line is computed once, in the first epoch, and its outputs are kept.</source>
        <translation>Was über der Schnittlinie liegt, wird einmal berechnet, in der ersten Epoche; seine Ausgaben werden zwischengespeichert.</translation>
    </message>
    <message>
        <source>The pictures are varied at random: what is above the line is computed anew in each epoch.</source>
        <translation>Die Bilder werden zufällig verändert: Was über der Schnittlinie liegt, wird in jeder Epoche neu berechnet.</translation>
    </message>
    <message>
        <source>What is above the line is computed anew in each epoch: its outputs do not fit into %1.</source>
        <translation>Was über der Schnittlinie liegt, wird in jeder Epoche neu berechnet: Seine Ausgaben passen nicht in %1.</translation>
    </message>
    <message>
        <source>Everything is computed anew in each epoch, since all of it trains.</source>
        <translation>Alles wird in jeder Epoche neu berechnet, da alles trainiert wird.</translation>
    </message>
    <message>
        <source>Measuring how long each stage takes on this machine…</source>
        <translation>Die Dauer jeder Stufe auf diesem Rechner wird gemessen…</translation>
    </message>
    <message>
        <source>How long an epoch takes is measured once nothing is training.</source>
        <translation>Die Dauer einer Epoche wird gemessen, sobald kein Training läuft.</translation>
    </message>
    <message>
        <source>How long an epoch takes is not estimated for a graphics card.</source>
        <translation>Für eine Grafikkarte wird die Dauer einer Epoche nicht geschätzt.</translation>
    </message>
    <message>
        <source>outputs on the way to the loss, %1 texts at a time: %2</source>
        <translation>Ausgaben auf dem Weg zum Verlust, je %1 Texte: %2</translation>
    </message>
    <message>
        <source>An estimate. Each stage was timed on this machine, with made-up texts of %1 tokens:</source>
        <translation>Eine Schätzung. Jede Stufe wurde auf diesem Rechner gemessen, mit erfundenen Texten von %1 Tokens:</translation>
    </message>
    <message>
        <source>%1 ms a text for what is kept (forward only),</source>
        <translation>%1 ms je Text für das Behaltene (nur vorwärts),</translation>
    </message>
    <message>
        <source>times %1 training texts, and the way forward for %2 validation texts.</source>
        <translation>mal %1 Trainingstexte, und der Weg vorwärts für %2 Validierungstexte.</translation>
    </message>
    <message>
        <source>Texts that are shorter take less.</source>
        <translation>Kürzere Texte brauchen weniger.</translation>
    </message>
    <message>
        <source>What is above the line is computed in the first %1 epochs, of a view of each picture in each, and its outputs are kept.</source>
        <translation>Was über der Linie liegt, wird in den ersten %1 Epochen berechnet, in jeder von einer Ansicht jedes Bildes, und seine Ausgaben werden behalten.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::GuessBars</name>
    <message>
        <source>Most probable labels</source>
        <translation>Wahrscheinlichste Labels</translation>
    </message>
    <message>
        <source>Probabilities: the softmax of the network's output for what it saw, over all its labels.</source>
        <translation>Wahrscheinlichkeiten: der Softmax der Ausgabe des Netzes für das, was es gesehen hat, über alle seine Labels.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::Header</name>
    <message>
        <source>The model that the run starts from</source>
        <translation>Das Modell, von dem der Lauf ausgeht</translation>
    </message>
    <message>
        <source>Whether the run can start</source>
        <translation>Ob der Lauf starten kann</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Starts the run that this line describes</source>
        <translation>Startet den Lauf, den diese Zeile beschreibt</translation>
    </message>
    <message>
        <source>choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>retrain from %1</source>
        <translation>neu trainieren ab %1</translation>
    </message>
    <message>
        <source>training</source>
        <translation>im Training</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>fehlt: %1</translation>
    </message>
    <message>
        <source>looking at the data ...</source>
        <translation>Daten werden geprüft ...</translation>
    </message>
    <message>
        <source>choose data</source>
        <translation>Daten wählen</translation>
    </message>
    <message>
        <source>%1 (%2 pictures, %3 classes)</source>
        <translation>%1 (%2 Bilder, %3 Klassen)</translation>
    </message>
    <message>
        <source>Where training begins: all before it is kept</source>
        <translation>Wo das Training beginnt: Alles davor wird behalten</translation>
    </message>
    <message>
        <source>The pictures or texts that it learns from</source>
        <translation>Die Bilder oder Texte, aus denen es lernt</translation>
    </message>
    <message>
        <source>%1 (%2 texts, %3 classes)</source>
        <translation>%1 (%2 Texte, %3 Klassen)</translation>
    </message>
</context>
<context>
    <name>headstart::ui::LayersPage</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Drag the line through the model. What is above it keeps what it knows; what is below it learns the new task.</source>
        <translation>Ziehen Sie die Schnittlinie durch das Modell. Was darüber liegt, behält sein Wissen; was darunter liegt, lernt die neue Aufgabe.</translation>
    </message>
    <message>
        <source>Choose a model first</source>
        <translation>Zuerst ein Modell wählen</translation>
    </message>
    <message>
        <source>Go to the models</source>
        <translation>Zu den Modellen</translation>
    </message>
    <message>
        <source>The line between what is kept and what trains</source>
        <translation>Die Schnittlinie zwischen dem, was behalten, und dem, was trainiert wird</translation>
    </message>
    <message>
        <source>The arrow keys move the line; a double click puts it in front of a stage. Hatched: kept. Solid: trains. ◆: an exception.</source>
        <translation>Die Pfeiltasten bewegen die Schnittlinie; ein Doppelklick setzt sie vor eine Stufe. Schraffiert: behalten. Gefüllt: trainiert. ◆: Ausnahme.</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>Was die Balken zeigen</translation>
    </message>
    <message>
        <source>Bars: parameters</source>
        <translation>Balken: Parameter</translation>
    </message>
    <message>
        <source>Bars: measured time</source>
        <translation>Balken: gemessene Zeit</translation>
    </message>
    <message>
        <source>The stages of this model cannot be listed. Choose another one on the Models page.</source>
        <translation>Die Stufen dieses Modells lassen sich nicht auflisten. Auf der Seite „Modelle“ ein anderes wählen.</translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation>Das Modell wird untersucht…</translation>
    </message>
    <message>
        <source>An epoch stands for %1 pictures until data are chosen.</source>
        <translation>Solange keine Daten gewählt sind, steht eine Epoche für %1 Bilder.</translation>
    </message>
    <message>
        <source>Take exceptions back</source>
        <translation>Ausnahmen aufheben</translation>
    </message>
    <message>
        <source>This model has no stage %1. The line now lies in front of its last stage.</source>
        <translation>Dieses Modell hat keine Stufe %1. Die Schnittlinie liegt jetzt vor seiner letzten Stufe.</translation>
    </message>
    <message>
        <source>Its stages appear here. You then decide how many of them keep what they know and how many learn from your data.</source>
        <translation>Hier erscheinen seine Stufen. Sie entscheiden dann, wie viele behalten, was sie können, und wie viele aus Ihren Daten lernen.</translation>
    </message>
    <message>
        <source>What the length of a bar means: a stage's parameters, or the milliseconds that a picture or text takes in it, measured on this machine</source>
        <translation>Was die Länge eines Balkens bedeutet: die Parameter einer Stufe oder die Millisekunden, die ein Bild oder Text darin braucht, auf diesem Rechner gemessen</translation>
    </message>
    <message>
        <source>An epoch stands for %1 texts until data are chosen.</source>
        <translation>Eine Epoche steht für %1 Texte, bis Daten gewählt sind.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::LengthHistogram</name>
    <message>
        <source>%1 %2: %3 texts, %4</source>
        <extracomment>&quot;10–14 tokens: 1 234 texts, 3.2 %&quot;</extracomment>
        <translation>%1 %2: %3 Texte, %4</translation>
    </message>
    <message>
        <source>The limit is at %1 %2; the arrow keys move it</source>
        <translation>Die Grenze liegt bei %1 %2; die Pfeiltasten verschieben sie</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>headstart::ui::LengthPanel</name>
    <message>
        <source>less than %1</source>
        <translation>weniger als %1</translation>
    </message>
    <message>
        <source>Lengths of the texts</source>
        <translation>Längen der Texte</translation>
    </message>
    <message>
        <source>Cut off at</source>
        <translation>Abschneiden nach</translation>
    </message>
    <message>
        <source>Tokens of a text that the model sees</source>
        <translation>Tokens eines Textes, die das Modell sieht</translation>
    </message>
    <message>
        <source>How many tokens of a text the model sees; what is behind them is cut off. Short texts cost no more for it: each batch is as long as its longest text.</source>
        <translation>Wie viele Tokens eines Textes das Modell sieht; was dahinter steht, wird abgeschnitten. Kurze Texte kosten dadurch nicht mehr: Jeder Stapel ist so lang wie sein längster Text.</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> Tokens</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>There are no texts to count.</source>
        <translation>Es gibt keine Texte zu zählen.</translation>
    </message>
    <message>
        <source>The texts are being counted.</source>
        <translation>Die Texte werden gezählt.</translation>
    </message>
    <message>
        <source>median %1, longest %2 characters</source>
        <translation>Median %1, längster %2 Zeichen</translation>
    </message>
    <message>
        <source>median %1, longest %2</source>
        <translation>Median %1, längster %2</translation>
    </message>
    <message>
        <source>%1 are cut off at %2</source>
        <translation>%1 werden nach %2 abgeschnitten</translation>
    </message>
    <message>
        <source>none is cut off at %1</source>
        <translation>bei %1 wird keiner abgeschnitten</translation>
    </message>
    <message>
        <source>%1 of the tokens are %2</source>
        <translation>%1 der Tokens sind %2</translation>
    </message>
    <message>
        <source>Characters are counted: tokens need a model that reads texts.</source>
        <translation>Gezählt sind Zeichen: Für Tokens braucht es ein Modell, das Texte liest.</translation>
    </message>
    <message>
        <source>%1 of %2 texts were counted, spread evenly.</source>
        <translation>%1 von %2 Texten wurden gezählt, gleichmäßig verteilt.</translation>
    </message>
    <message>
        <source>Texts that are longer than the picture shows: %1</source>
        <translation>Texte, die länger sind, als das Bild zeigt: %1</translation>
    </message>
    <message>
        <source>Characters are counted, as the model's tokens are not known.</source>
        <translation>Gezählt sind Zeichen, denn die Tokens des Modells sind nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::LogPanel</name>
    <message>
        <source>What the run has written down of itself</source>
        <translation>Was der Lauf über sich notiert hat</translation>
    </message>
    <message>
        <source>What the run has written down of itself. The store keeps it in English.</source>
        <translation>Was der Lauf über sich notiert hat. Gespeichert wird es auf Englisch.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ModelDetails</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>Modell &amp;verwenden</translation>
    </message>
    <message>
        <source>The next run starts from this model</source>
        <translation>Der nächste Lauf geht von diesem Modell aus</translation>
    </message>
    <message>
        <source>What to show of this model</source>
        <translation>Was von diesem Modell gezeigt wird</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Knows</source>
        <translation>Kennt</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>Trainiert von</translation>
    </message>
    <message>
        <source>Opens the paper in your browser</source>
        <translation>Öffnet den Artikel im Browser</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>About this model</source>
        <translation>Über dieses Modell</translation>
    </message>
    <message>
        <source>Paper: %1</source>
        <translation>Artikel: %1</translation>
    </message>
    <message>
        <source>The stages are being counted.</source>
        <translation>Die Stufen werden gezählt.</translation>
    </message>
    <message>
        <source>Random weights know nothing yet: choose others to try a picture.</source>
        <translation>Zufallsgewichte wissen noch nichts: Um ein Bild zu probieren, andere wählen.</translation>
    </message>
    <message>
        <source>✓ The model of the next run</source>
        <translation>✓ Modell des nächsten Laufs</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the stages, to paste them into a table</source>
        <translation>Kopiert die Stufen, um sie in eine Tabelle einzufügen</translation>
    </message>
    <message>
        <source>%1 stages, %2 parameters, %3 multiply-adds. Outputs as height × width × channels for a picture of %4 pixels.</source>
        <translation>%1 Stufen, %2 Parameter, %3 Multiplikations-Additionen. Ausgaben als Höhe × Breite × Kanäle für ein Bild mit %4 Pixeln.</translation>
    </message>
    <message>
        <source>Stages, from the input to the labels</source>
        <translation>Stufen, von der Eingabe bis zu den Labels</translation>
    </message>
    <message>
        <source>Not said; see where it comes from</source>
        <translation>Nicht angegeben; siehe dort, woher es kommt</translation>
    </message>
    <message>
        <source>A model of yours, in %1</source>
        <translation>Ein eigenes Modell, in %1</translation>
    </message>
    <message>
        <source>%1 stages, %2 parameters, %3 multiply-adds. Outputs as tokens × numbers for a text of %4 tokens.</source>
        <translation>%1 Stufen, %2 Parameter, %3 Multiplikations-Additionen. Ausgaben als Token × Zahlen für einen Text von %4 Token.</translation>
    </message>
    <message>
        <source>This model reads texts: it cannot look at a picture.</source>
        <translation>Dieses Modell liest Texte: Ein Bild kann es nicht ansehen.</translation>
    </message>
    <message>
        <source>Random weights know nothing yet: choose others to try a text.</source>
        <translation>Zufällige Gewichte wissen noch nichts: andere wählen, um einen Text auszuprobieren.</translation>
    </message>
    <message>
        <source>These weights know a language and no labels yet. Train the model on texts of your own first; then try it here from that run.</source>
        <translation>Diese Gewichte kennen eine Sprache und noch keine Labels. Das Modell zuerst mit eigenen Texten trainieren; dann lässt es sich hier mit den Gewichten jenes Laufs ausprobieren.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ModelPlot</name>
    <message>
        <source>None of these models has a published accuracy. Those for texts have none before they are trained. The table shows them.</source>
        <translation>Keines dieser Modelle hat eine veröffentlichte Genauigkeit. Die für Texte haben keine, bevor sie trainiert sind. Die Tabelle zeigt sie.</translation>
    </message>
    <message>
        <source>Measure all shown</source>
        <translation>Alle gezeigten messen</translation>
    </message>
    <message>
        <source>Measures the speed of one model after another, in the background</source>
        <translation>Misst das Tempo eines Modells nach dem anderen, im Hintergrund</translation>
    </message>
    <message>
        <source>Accuracy of the models</source>
        <translation>Genauigkeit der Modelle</translation>
    </message>
    <message>
        <source>top-1 accuracy (%)</source>
        <translation>Top-1-Genauigkeit (%)</translation>
    </message>
    <message>
        <source>What accuracy is set against</source>
        <translation>Wogegen die Genauigkeit aufgetragen wird</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>Multiplikations-Additionen</translation>
    </message>
    <message>
        <source>Speed on this computer</source>
        <translation>Tempo auf diesem Rechner</translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation>Größe der Datei</translation>
    </message>
    <message>
        <source>Accuracy a&amp;gainst</source>
        <translation>Genauigkeit &amp;gegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 M parameters</source>
        <translation>%1 Mio. Parameter</translation>
    </message>
    <message>
        <source>%1 billion multiply-adds a picture</source>
        <translation>%1 Mrd. Multiplikations-Additionen je Bild</translation>
    </message>
    <message>
        <source>%1 pictures a second</source>
        <translation>%1 Bilder je Sekunde</translation>
    </message>
    <message>
        <source>parameters (millions)</source>
        <translation>Parameter (Millionen)</translation>
    </message>
    <message>
        <source>multiply-adds of a picture (billions)</source>
        <translation>Multiplikations-Additionen je Bild (Milliarden)</translation>
    </message>
    <message>
        <source>pictures a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>size of the file (MB)</source>
        <translation>Größe der Datei (MB)</translation>
    </message>
    <message>
        <source>top-1 %1 %</source>
        <translation>Top-1 %1 %</translation>
    </message>
    <message>
        <source>no other is both better and faster</source>
        <translation>keines ist besser und zugleich schneller</translation>
    </message>
    <message>
        <source>no other is both better and smaller</source>
        <translation>keines ist besser und zugleich kleiner</translation>
    </message>
    <message>
        <source>%1 without published accuracy are not in the plot, %2 among them.</source>
        <translation>%1 ohne veröffentlichte Genauigkeit stehen nicht im Diagramm, darunter %2.</translation>
    </message>
    <message>
        <source>%1 without published accuracy are not in the plot.</source>
        <translation>%1 ohne veröffentlichte Genauigkeit stehen nicht im Diagramm.</translation>
    </message>
    <message>
        <source>%1 have not been measured yet.</source>
        <translation>%1 sind noch nicht gemessen.</translation>
    </message>
    <message>
        <source>%1 have no figure.</source>
        <translation>%1 haben keine Angabe.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ModelReading</name>
    <message>
        <source>No model is chosen.</source>
        <translation>Es ist kein Modell gewählt.</translation>
    </message>
    <message>
        <source>The chosen model sees pictures.</source>
        <translation>Das gewählte Modell sieht Bilder.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ModelTable</name>
    <message>
        <source>%1, the model of the run to be</source>
        <translation>%1, das Modell des nächsten Laufs</translation>
    </message>
    <message>
        <source>%1 is in the library, and its SHA-256 is the catalogue's</source>
        <translation>%1 ist in der Modellbibliothek, und die SHA-256 stimmt mit dem Katalog überein</translation>
    </message>
    <message>
        <source>The catalogue has no file of these weights: bring one</source>
        <translation>Der Katalog hat keine Datei mit diesen Gewichten: eine eigene mitbringen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>What people call it</source>
        <translation>Wie das Modell allgemein heißt</translation>
    </message>
    <message>
        <source>Numbers that training can change, in millions</source>
        <translation>Zahlen, die das Training ändern kann, in Millionen</translation>
    </message>
    <message>
        <source>Whether its pre-trained weights are in the library</source>
        <translation>Ob seine vortrainierten Gewichte in der Modellbibliothek sind</translation>
    </message>
    <message>
        <source>Under which the weights may be used</source>
        <translation>Unter der die Gewichte verwendet werden dürfen</translation>
    </message>
    <message>
        <source>Params
(M)</source>
        <translation>Param.
(M)</translation>
    </message>
    <message>
        <source>%1 parameters, with a head of 1,000 labels</source>
        <translation>%1 Parameter, mit einem Kopf für 1000 Labels</translation>
    </message>
    <message>
        <source>Of ImageNet's 50,000 validation pictures, %1 % are named rightly at once and %2 % within five guesses, says %3</source>
        <translation>Von den 50 000 Validierungsbildern von ImageNet werden %1 % auf Anhieb richtig benannt und %2 % mit fünf Versuchen, sagt %3</translation>
    </message>
    <message>
        <source>Nobody has published it in a form that the catalogue could take</source>
        <translation>Niemand hat sie so veröffentlicht, dass der Katalog sie übernehmen konnte</translation>
    </message>
    <message>
        <source>Top-1
(%)</source>
        <translation>Top-1
(%)</translation>
    </message>
    <message>
        <source>How often its first guess is right, on ImageNet's validation pictures</source>
        <translation>Wie oft der erste Tipp stimmt, auf den Validierungsbildern von ImageNet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>Pictures a second, %1 at a time, on %2 threads; measured %3</source>
        <translation>Bilder je Sekunde, je %1 auf einmal, mit %2 Threads; gemessen %3</translation>
    </message>
    <message>
        <source>Not measured on this computer yet</source>
        <translation>Auf diesem Rechner noch nicht gemessen</translation>
    </message>
    <message>
        <source>The weights are not on this computer</source>
        <translation>Die Gewichte sind nicht auf diesem Rechner</translation>
    </message>
    <message>
        <source>Another file lies there than the catalogue names</source>
        <translation>Dort liegt eine andere Datei, als der Katalog nennt</translation>
    </message>
    <message>
        <source>On
disk</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 parameters, with a head of %2 labels</source>
        <translation>%1 Parameter, mit einem Kopf für %2 Labels</translation>
    </message>
    <message>
        <source>A model of texts learns its task in training; before, there is nothing to be right about</source>
        <translation>Ein Modell für Texte lernt seine Aufgabe im Training; vorher gibt es nichts, womit es recht haben könnte</translation>
    </message>
    <message>
        <source>Texts of %1 tokens a second, %2 at a time, on %3 threads; measured %4</source>
        <translation>Texte von %1 Token je Sekunde, je %2 zugleich, mit %3 Threads; gemessen %4</translation>
    </message>
    <message>
        <source>%1 is a file of yours</source>
        <translation>%1 ist eine eigene Datei</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Speed
(per s)</source>
        <translation>Tempo
(je s)</translation>
    </message>
    <message>
        <source>What it sees: the side of a picture in pixels, or the tokens of a text at most</source>
        <translation>Was es sieht: die Seite eines Bildes in Pixeln, oder so viele Token eines Textes höchstens</translation>
    </message>
    <message>
        <source>How many pictures, or texts, this computer classifies in a second, measured</source>
        <translation>Wie viele Bilder oder Texte dieser Rechner in einer Sekunde einordnet, gemessen</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ModelsPage</name>
    <message>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <source>Search by name or licence</source>
        <translation>Nach Name oder Lizenz suchen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Size of the model</source>
        <translation>Größe des Modells</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Jede Größe</translation>
    </message>
    <message>
        <source>Under %1 M</source>
        <translation>Unter %1 Mio.</translation>
    </message>
    <message>
        <source>Shows models of fewer parameters alone</source>
        <translation>Zeigt nur Modelle mit weniger Parametern</translation>
    </message>
    <message>
        <source>Licence of the weights</source>
        <translation>Lizenz der Gewichte</translation>
    </message>
    <message>
        <source>Any licence</source>
        <translation>Jede Lizenz</translation>
    </message>
    <message>
        <source>No model is like that</source>
        <translation>Kein Modell passt dazu</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Nur hier</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Shows the models as rows</source>
        <translation>Zeigt die Modelle als Zeilen</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Shows the models as points: accuracy against what they cost</source>
        <translation>Zeigt die Modelle als Punkte: Genauigkeit gegen das, was sie kosten</translation>
    </message>
    <message>
        <source>Shows models alone whose weights are in the library</source>
        <translation>Zeigt nur Modelle, deren Gewichte in der Modellbibliothek sind</translation>
    </message>
    <message>
        <source>Weights on disk...</source>
        <translation>Gewichte auf der Platte...</translation>
    </message>
    <message>
        <source>What the library holds, and how to free it</source>
        <translation>Was in der Modellbibliothek liegt und wie man Platz schafft</translation>
    </message>
    <message>
        <source>%1 of %2 models; the weights of %3 are here</source>
        <translation>%1 von %2 Modellen; Gewichte von %3 sind hier</translation>
    </message>
    <message>
        <source>What the model learns from</source>
        <translation>Woraus das Modell lernt</translation>
    </message>
    <message>
        <source>Shows models for pictures, or for texts, alone</source>
        <translation>Zeigt nur Modelle für Bilder oder nur solche für Texte</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Search by a part of its name or of its licence, or choose any task, size, licence and place.</source>
        <translation>Nach einem Teil des Namens oder der Lizenz suchen, oder jede Aufgabe, jede Größe, jede Lizenz und jeden Ort wählen.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::NotesPanel</name>
    <message>
        <source>&amp;Pinned: stays at the top of the table</source>
        <translation>&amp;Angeheftet: bleibt oben in der Tabelle</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>first try, augmented</source>
        <translation>erster Versuch, augmentiert</translation>
    </message>
    <message>
        <source>Words to find runs by, separated by commas: the search tag:augmented finds this one</source>
        <translation>Wörter, unter denen Läufe zu finden sind, durch Kommas getrennt: Die Suche tag:augmentiert findet diesen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>What you tried, and what came of it</source>
        <translation>Was versucht wurde und was dabei herauskam</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Light blue</source>
        <translation>Hellblau</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>No run is chosen</source>
        <translation>Kein Lauf gewählt</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>gestartet %1</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 Epochen</translation>
    </message>
    <message>
        <source>%1 of training</source>
        <translation>%1 Training</translation>
    </message>
    <message>
        <source>best %1 in epoch %2</source>
        <translation>bester Wert %1 in Epoche %2</translation>
    </message>
    <message>
        <source>goes on from run %1</source>
        <translation>setzt Lauf %1 fort</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 Epoche</translation>
    </message>
</context>
<context>
    <name>headstart::ui::OpeningBar</name>
    <message>
        <source>Progress of looking at the data</source>
        <translation>Fortschritt der Datenprüfung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops looking at the data</source>
        <translation>Bricht die Prüfung der Daten ab</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Looking at what is there...</source>
        <translation>Sieht nach, was da ist ...</translation>
    </message>
    <message>
        <source>%1 of %2 looked at</source>
        <translation>%1 von %2 angesehen</translation>
    </message>
</context>
<context>
    <name>headstart::ui::PictureForm</name>
    <message>
        <source>Random changes</source>
        <translation>Zufällige Änderungen</translation>
    </message>
    <message>
        <source>Each epoch sees the training pictures a little differently, so that the model learns what matters. They take time: pictures are computed anew in every epoch.</source>
        <translation>Jede Epoche sieht die Trainingsbilder etwas anders, damit das Modell lernt, worauf es ankommt. Das kostet Zeit: Die Bilder werden in jeder Epoche neu berechnet.</translation>
    </message>
    <message>
        <source>Turn all off</source>
        <translation>Alle abschalten</translation>
    </message>
    <message>
        <source>Every epoch sees the same pictures</source>
        <translation>Jede Epoche sieht dieselben Bilder</translation>
    </message>
    <message>
        <source>Keep the middle, cut the rest</source>
        <translation>Mitte behalten, Rest abschneiden</translation>
    </message>
    <message>
        <source>Squash to a square</source>
        <translation>Zum Quadrat stauchen</translation>
    </message>
    <message>
        <source>Keep all, black beside it</source>
        <translation>Alles behalten, schwarz auffüllen</translation>
    </message>
    <message>
        <source>How a picture becomes a square</source>
        <translation>Wie ein Bild quadratisch wird</translation>
    </message>
    <message>
        <source>The model sees squares. Keep the middle where the edges do not matter (crop), squash where everything does and shapes may change (squash), add black where shapes matter (pad).</source>
        <translation>Das Modell sieht Quadrate. Die Mitte behalten, wo die Ränder unwichtig sind (crop); stauchen, wo alles wichtig ist und Formen sich ändern dürfen (squash); schwarz auffüllen, wo Formen wichtig sind (pad).</translation>
    </message>
    <message>
        <source>Mirror left and right</source>
        <translation>Links-rechts spiegeln</translation>
    </message>
    <message>
        <source>In half of the pictures. For whatever looks the same from both sides (flip_horizontal).</source>
        <translation>Bei der Hälfte der Bilder. Für alles, was von beiden Seiten gleich aussieht (flip_horizontal).</translation>
    </message>
    <message>
        <source>Mirror top and bottom</source>
        <translation>Oben-unten spiegeln</translation>
    </message>
    <message>
        <source>In half of the pictures. For views from above, through a microscope, ... (flip_vertical).</source>
        <translation>Bei der Hälfte der Bilder. Für Ansichten von oben, durch ein Mikroskop, ... (flip_vertical).</translation>
    </message>
    <message>
        <source>Swap rows and columns</source>
        <translation>Zeilen und Spalten tauschen</translation>
    </message>
    <message>
        <source>In half of the pictures. With both mirrors: every turn by a quarter (transpose).</source>
        <translation>Bei der Hälfte der Bilder. Mit beiden Spiegelungen: jede Vierteldrehung (transpose).</translation>
    </message>
    <message>
        <source>Smallest cut-out</source>
        <translation>Kleinster Ausschnitt</translation>
    </message>
    <message>
        <source>A random part of the picture, of at least this share of its area. 100 %: the whole picture (crop_scale).</source>
        <translation>Ein zufälliger Teil des Bildes, mit mindestens diesem Anteil seiner Fläche. 100 %: das ganze Bild (crop_scale).</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>By up to so many degrees, to either side (rotation).</source>
        <translation>Um höchstens so viele Grad, in beide Richtungen (rotation).</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Darker or lighter by up to this share (brightness).</source>
        <translation>Um höchstens diesen Anteil dunkler oder heller (brightness).</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Flatter or stronger by up to this share (contrast).</source>
        <translation>Um höchstens diesen Anteil flauer oder kräftiger (contrast).</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Greyer or more colourful by up to this share (saturation).</source>
        <translation>Um höchstens diesen Anteil grauer oder farbiger (saturation).</translation>
    </message>
    <message>
        <source>Erase a patch</source>
        <translation>Fleck löschen</translation>
    </message>
    <message>
        <source>In this share of the pictures, a rectangle is wiped out (erasing).</source>
        <translation>Bei diesem Anteil der Bilder wird ein Rechteck gelöscht (erasing).</translation>
    </message>
</context>
<context>
    <name>headstart::ui::PictureListModel</name>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1, %2 sure</source>
        <translation>%1, zu %2 sicher</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>The file was changed since the run.</source>
        <translation>Die Datei wurde seit dem Lauf geändert.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::PredictPage</name>
    <message>
        <source>Export...</source>
        <translation>Export...</translation>
    </message>
    <message>
        <source>Writes the run's network into a folder that other programs read</source>
        <translation>Schreibt das Netz des Laufs in einen Ordner, den andere Programme lesen</translation>
    </message>
    <message>
        <source>Choose pictures...</source>
        <translation>Bilder wählen...</translation>
    </message>
    <message>
        <source>Pictures that the network is to judge</source>
        <translation>Bilder, die das Netz beurteilen soll</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Run or model that predicts</source>
        <translation>Lauf oder Modell für die Vorhersage</translation>
    </message>
    <message>
        <source>&amp;With</source>
        <translation>&amp;Mit</translation>
    </message>
    <message>
        <source>&amp;Labels for each picture</source>
        <translation>&amp;Labels je Bild</translation>
    </message>
    <message>
        <source>No network is here yet</source>
        <translation>Noch kein Netz vorhanden</translation>
    </message>
    <message>
        <source>Go to the models</source>
        <translation>Zu den Modellen</translation>
    </message>
    <message>
        <source>The run has come to a better epoch since these pictures were judged.</source>
        <translation>Der Lauf hat eine bessere Epoche erreicht, seit diese Bilder beurteilt wurden.</translation>
    </message>
    <message>
        <source>Judge again</source>
        <translation>Neu beurteilen</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Bilder wählen</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Bilder (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a table...</source>
        <translation>Tabelle wählen...</translation>
    </message>
    <message>
        <source>A table of texts that the network is to judge</source>
        <translation>Eine Tabelle mit Texten, die das Netz beurteilen soll</translation>
    </message>
    <message>
        <source>Labels for each</source>
        <translation>Labels je Eintrag</translation>
    </message>
    <message>
        <source>&amp;Folder...</source>
        <translation>&amp;Ordner...</translation>
    </message>
    <message>
        <source>An exported model, or a text model as the Hugging Face hub lays it out</source>
        <translation>Ein exportiertes Modell oder ein Textmodell, wie der Hugging Face Hub es ablegt</translation>
    </message>
    <message>
        <source>Train a model, or bring the weights of one: then it says here what pictures show, or what texts are.</source>
        <translation>Ein Modell trainieren oder die Gewichte eines Modells mitbringen: Dann steht hier, was Bilder zeigen oder was Texte sind.</translation>
    </message>
    <message>
        <source>The run has come to a better epoch since these texts were judged.</source>
        <translation>Der Lauf hat eine bessere Epoche erreicht, seit diese Texte beurteilt wurden.</translation>
    </message>
    <message>
        <source>What judged these is no longer there. Choose another run or model.</source>
        <translation>Was dies beurteilt hat, gibt es nicht mehr. Einen anderen Lauf oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>&amp;Labels for each text</source>
        <translation>&amp;Labels je Text</translation>
    </message>
    <message>
        <source>Choose a table of texts</source>
        <translation>Tabelle mit Texten wählen</translation>
    </message>
    <message>
        <source>Tables of texts (%1)</source>
        <translation>Tabellen mit Texten (%1)</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Ordner eines Modells wählen</translation>
    </message>
    <message>
        <source>%1 holds no model: there is neither a headstart.json of an exported one nor a config.json of a text model in it.</source>
        <translation>%1 enthält kein Modell: Darin ist weder die headstart.json eines exportierten noch die config.json eines Textmodells.</translation>
    </message>
    <message>
        <source>This network reads texts: drop a table of them (.csv, .tsv, .jsonl), or choose a network that looks at pictures.</source>
        <translation>Dieses Netz liest Texte: eine Tabelle mit Texten ablegen (.csv, .tsv, .jsonl) oder ein Netz wählen, das Bilder betrachtet.</translation>
    </message>
    <message>
        <source>This network looks at pictures, and this is a table: choose a network that reads texts.</source>
        <translation>Dieses Netz betrachtet Bilder, und das ist eine Tabelle: ein Netz wählen, das Texte liest.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::PredictionDelegate</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>headstart::ui::PredictionModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: waiting</source>
        <translation>%1: wartet</translation>
    </message>
</context>
<context>
    <name>headstart::ui::PredictionPanel</name>
    <message>
        <source>Pictures that were looked at</source>
        <translation>Beurteilte Bilder</translation>
    </message>
    <message>
        <source>Stops after the picture that is being looked at</source>
        <translation>Stoppt nach dem Bild, das gerade beurteilt wird</translation>
    </message>
    <message>
        <source>Which pictures?</source>
        <translation>Welche Bilder?</translation>
    </message>
    <message>
        <source>Drop pictures here, or a folder of them. They stay where they are; nothing leaves this computer.</source>
        <translation>Bilder oder einen Ordner mit Bildern hier ablegen. Sie bleiben, wo sie sind; nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Choose pictures...</source>
        <translation>Bilder wählen...</translation>
    </message>
    <message>
        <source>Pictures and what they show</source>
        <translation>Bilder und was sie zeigen</translation>
    </message>
    <message>
        <source>Save table...</source>
        <translation>Tabelle speichern...</translation>
    </message>
    <message>
        <source>Writes files, labels and probabilities as CSV</source>
        <translation>Schreibt Dateien, Labels und Wahrscheinlichkeiten als CSV</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Takes all pictures out of this list; their files stay</source>
        <translation>Nimmt alle Bilder aus dieser Liste; die Dateien bleiben</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>The pictures are being listed.</source>
        <translation>Die Bilder werden aufgelistet.</translation>
    </message>
    <message>
        <source>The network is being loaded.</source>
        <translation>Das Netz wird geladen.</translation>
    </message>
    <message>
        <source>%1 of %2 pictures, %3 left</source>
        <translation>%1 von %2 Bildern, noch %3</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1, %2 of them cannot be used: the reason stands beside each</source>
        <translation>%1, davon %2 nicht verwendbar: Der Grund steht jeweils daneben</translation>
    </message>
    <message>
        <source>1 picture was in the list already.</source>
        <translation>1 Bild war schon in der Liste.</translation>
    </message>
    <message>
        <source>%1 pictures were in the list already.</source>
        <translation>%1 Bilder waren schon in der Liste.</translation>
    </message>
    <message>
        <source>In the folder there is no picture.</source>
        <translation>In dem Ordner ist kein Bild.</translation>
    </message>
    <message>
        <source>In %1 folders there is no picture.</source>
        <translation>In %1 Ordnern ist kein Bild.</translation>
    </message>
    <message>
        <source>Stopped. 1 picture has not been looked at.</source>
        <translation>Gestoppt. 1 Bild wurde nicht betrachtet.</translation>
    </message>
    <message>
        <source>Stopped. %1 pictures have not been looked at.</source>
        <translation>Gestoppt. %1 Bilder wurden nicht betrachtet.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>predictions.csv</source>
        <translation>predictions.csv</translation>
    </message>
    <message>
        <source>The table was written to %1.</source>
        <translation>Die Tabelle wurde in %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::PreviewPanel</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Ep. %1</translation>
    </message>
    <message>
        <source>Preview: the original, what the model sees, and what training sees in six epochs</source>
        <translation>Vorschau: das Original, was das Modell sieht und was das Training in sechs Epochen sieht</translation>
    </message>
    <message>
        <source>What training sees</source>
        <translation>Was das Training sieht</translation>
    </message>
    <message>
        <source>As seen</source>
        <translation>Sicht</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>headstart::ui::QuickCuts</name>
    <message>
        <source>Only the head</source>
        <translation>Nur der Kopf</translation>
    </message>
    <message>
        <source>Last third</source>
        <translation>Letztes Drittel</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Exceptions are taken back.</source>
        <translation>Ausnahmen werden zurückgenommen.</translation>
    </message>
    <message>
        <source>The line goes in front of the last stage: only it trains. Fast, and good for little data.</source>
        <translation>Die Linie kommt vor die letzte Stufe: Nur sie trainiert. Schnell, und gut für wenige Daten.</translation>
    </message>
    <message>
        <source>The line goes in front of the last third of the stages. For data unlike those that the model knows.</source>
        <translation>Die Linie kommt vor das letzte Drittel der Stufen. Für Daten, die anders sind als die, die das Modell kennt.</translation>
    </message>
    <message>
        <source>The line goes to the top: all stages train. Slow, and for much data.</source>
        <translation>Die Linie kommt ganz nach oben: Alle Stufen trainieren. Langsam, und für viele Daten.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RateDialog</name>
    <message>
        <source>Loss over learning rate</source>
        <translation>Verlust über der Lernrate</translation>
    </message>
    <message>
        <source>Use this rate</source>
        <translation>Diese Rate nehmen</translation>
    </message>
    <message>
        <source>Takes the rate at the line into the settings</source>
        <translation>Übernimmt die Rate an der Linie in die Einstellungen</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>Lernrate suchen</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>A copy of the run to be trains for %1 steps, each with a higher rate than the one before. Where its loss falls steadily is a good rate. Nothing of it is kept.</source>
        <translation>Eine Kopie des künftigen Laufs trainiert %1 Schritte, jeden mit einer höheren Rate als den davor. Wo ihr Verlust stetig fällt, ist eine gute Rate. Nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Closes this window; the settings stay as they are</source>
        <translation>Schließt dieses Fenster; die Einstellungen bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>The data and the model are being prepared.</source>
        <translation>Daten und Modell werden vorbereitet.</translation>
    </message>
    <message>
        <source>Step %1 of %2: learning rate %3, loss %4</source>
        <translation>Schritt %1 von %2: Lernrate %3, Verlust %4</translation>
    </message>
    <message>
        <source>The loss did not fall with any of these rates, so none is suggested. More stages that train, or larger batches, may show more. The line can be dragged all the same.</source>
        <translation>Der Verlust ist bei keiner dieser Raten gefallen, darum wird keine vorgeschlagen. Mehr Stufen, die trainieren, oder größere Batches zeigen vielleicht mehr. Die Linie lässt sich trotzdem ziehen.</translation>
    </message>
    <message>
        <source>Suggested: %1, inside of the longest stretch in which the loss falls. Drag the line to choose another.</source>
        <translation>Vorschlag: %1, innerhalb der längsten Strecke, auf der der Verlust fällt. Für eine andere Rate die Linie ziehen.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RatePlot</name>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Learning rate %1: loss %2, average %3</source>
        <translation>Lernrate %1: Verlust %2, Mittel %3</translation>
    </message>
    <message>
        <source>The line is at %1; the arrow keys move it</source>
        <translation>Die Linie steht bei %1; die Pfeiltasten verschieben sie</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RecipeCard</name>
    <message>
        <source>Choose a model first: its stages are not known yet.</source>
        <translation>Zuerst ein Modell wählen: Seine Stufen sind noch nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ResultsPanel</name>
    <message>
        <source>&amp;Percentages of each row</source>
        <translation>&amp;Prozente je Zeile</translation>
    </message>
    <message>
        <source>Percentages of each row</source>
        <translation>Prozente je Zeile</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>Konfusionsmatrix</translation>
    </message>
    <message>
        <source>A row for what pictures show, a column for what they were taken for. Enter shows the pictures of a cell.</source>
        <translation>Eine Zeile für das, was Bilder zeigen, eine Spalte für das, wofür sie gehalten wurden. Die Eingabetaste zeigt die Bilder einer Zelle.</translation>
    </message>
    <message>
        <source>&amp;Show pictures</source>
        <translation>&amp;Bilder zeigen</translation>
    </message>
    <message>
        <source>Shows the pictures of the selected cell (Enter)</source>
        <translation>Zeigt die Bilder der gewählten Zelle (Eingabetaste)</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>No epoch has ended yet. The results of the best one will stand here.</source>
        <translation>Noch ist keine Epoche zu Ende. Hier werden die Ergebnisse der besten stehen.</translation>
    </message>
    <message>
        <source>The interval is Wilson's (1927), at 95 %. These samples also chose the best epoch, so on new pictures expect a little less.</source>
        <translation>Das Intervall ist das von Wilson (1927) bei 95 %. Dieselben Bilder haben auch die beste Epoche bestimmt; bei neuen Bildern ist daher etwas weniger zu erwarten.</translation>
    </message>
    <message>
        <source>%1 of %2 validation pictures are right; with 95 % confidence it is %3 to %4. Loss %5.</source>
        <translation>%1 von %2 Validierungsbildern sind richtig; mit 95 % Konfidenz sind es %3 bis %4. Verlust %5.</translation>
    </message>
    <message>
        <source>Rows: what pictures show. Columns: what they were taken for. Choose a cell.</source>
        <translation>Zeilen: was Bilder zeigen. Spalten: wofür sie gehalten wurden. Zelle wählen.</translation>
    </message>
    <message>
        <source>&amp;Errors by loss</source>
        <translation>&amp;Fehler nach Verlust</translation>
    </message>
    <message>
        <source>Shows all texts that are taken for something else, the greatest loss first</source>
        <translation>Zeigt alle Texte, die für etwas anderes gehalten werden, den größten Verlust zuerst</translation>
    </message>
    <message>
        <source>The interval is Wilson's (1927), at 95 %. These samples also chose the best epoch, so on new texts expect a little less.</source>
        <translation>Das Intervall ist das von Wilson (1927) bei 95 %. Dieselben Texte haben auch die beste Epoche bestimmt; bei neuen Texten ist daher etwas weniger zu erwarten.</translation>
    </message>
    <message>
        <source>A row for what texts are, a column for what they were taken for. Enter shows the texts of a cell.</source>
        <translation>Eine Zeile für das, was Texte sind, eine Spalte für das, wofür sie gehalten wurden. Die Eingabetaste zeigt die Texte einer Zelle.</translation>
    </message>
    <message>
        <source>&amp;Show texts</source>
        <translation>&amp;Texte anzeigen</translation>
    </message>
    <message>
        <source>Shows the texts of the selected cell (Enter)</source>
        <translation>Zeigt die Texte der gewählten Zelle (Eingabetaste)</translation>
    </message>
    <message>
        <source>Show texts</source>
        <translation>Texte anzeigen</translation>
    </message>
    <message>
        <source>Show pictures</source>
        <translation>Bilder anzeigen</translation>
    </message>
    <message>
        <source>%1 of %2 validation texts are right; with 95 % confidence it is %3 to %4. Loss %5.</source>
        <translation>%1 von %2 Validierungstexten sind richtig; mit 95 % Konfidenz sind es %3 bis %4. Verlust %5.</translation>
    </message>
    <message>
        <source>Rows: what texts are. Columns: what they were taken for. Choose a cell.</source>
        <translation>Zeilen: was Texte sind. Spalten: wofür sie gehalten wurden. Zelle wählen.</translation>
    </message>
    <message>
        <source>%1 of %2 validation texts are taken for something else, the greatest loss first</source>
        <translation>%1 von %2 Validierungstexten werden für etwas anderes gehalten, der größte Verlust zuerst</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RunActions</name>
    <message>
        <source>Run again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Fills the run to be with the settings of this one</source>
        <translation>Übernimmt die Einstellungen dieses Laufs für den nächsten</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>Von hier weiter</translation>
    </message>
    <message>
        <source>Fills the run to be with these settings, and starts it from what this run has learned</source>
        <translation>Übernimmt diese Einstellungen für den nächsten Lauf, der mit dem beginnt, was dieser gelernt hat</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on where this run was stopped</source>
        <translation>Macht dort weiter, wo dieser Lauf gestoppt wurde</translation>
    </message>
    <message>
        <source>Predict with it</source>
        <translation>Damit vorhersagen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deletes the chosen runs (can be undone)</source>
        <translation>Löscht die gewählten Läufe (lässt sich rückgängig machen)</translation>
    </message>
    <message>
        <source>Gives this run's network pictures or texts of yours</source>
        <translation>Gibt dem Netz dieses Laufs eigene Bilder oder Texte</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RunDetails</name>
    <message>
        <source>About the chosen runs</source>
        <translation>Zu den gewählten Läufen</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Choose a run to see how well it does.</source>
        <translation>Lauf wählen, um zu sehen, wie gut er ist.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Choose a run to see what it has written down.</source>
        <translation>Wählen Sie einen Lauf, um zu sehen, was er notiert hat.</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Choose a run to see what its stages did.</source>
        <translation>Wählen Sie einen Lauf, um zu sehen, was seine Stufen taten.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RunMonitor</name>
    <message>
        <source>Goes on.</source>
        <translation>Geht weiter.</translation>
    </message>
    <message>
        <source>%1 pictures train, %2 judge; %3 of %4 parameters train.</source>
        <translation>%1 Bilder zum Training, %2 zur Validierung; %3 von %4 Parametern werden trainiert.</translation>
    </message>
    <message>
        <source>Files that were left out: %1.</source>
        <translation>Ausgelassene Dateien: %1.</translation>
    </message>
    <message>
        <source>Goes on after step %1 of %2.</source>
        <translation>Geht nach Schritt %1 von %2 weiter.</translation>
    </message>
    <message>
        <source>Epoch %1: %2 right, loss %3: the best so far.</source>
        <translation>Epoche %1: %2 richtig, Verlust %3: die bisher beste.</translation>
    </message>
    <message>
        <source>Epoch %1: %2 right, loss %3.</source>
        <translation>Epoche %1: %2 richtig, Verlust %3.</translation>
    </message>
    <message>
        <source>Saved after step %1.</source>
        <translation>Nach Schritt %1 gesichert.</translation>
    </message>
    <message>
        <source>Rests after step %1.</source>
        <translation>Nach Schritt %1 angehalten.</translation>
    </message>
    <message>
        <source>Finished after %1 of training.</source>
        <translation>Fertig nach %1 Training.</translation>
    </message>
    <message>
        <source>Stopped. The last step is saved.</source>
        <translation>Gestoppt. Der letzte Schritt ist gesichert.</translation>
    </message>
    <message>
        <source>%1 texts train, %2 judge; %3 of %4 parameters train.</source>
        <translation>%1 Texte trainieren, %2 urteilen; %3 von %4 Parametern trainieren.</translation>
    </message>
    <message>
        <source>From step %1 on: %2 is %3.</source>
        <translation>Ab Schritt %1: %2 ist %3.</translation>
    </message>
    <message>
        <source>There is room again: the run goes on.</source>
        <translation>Es ist wieder Platz: Der Lauf geht weiter.</translation>
    </message>
    <message>
        <source>%1
The run waits: free some room, and it goes on by itself. If you stop it, what was saved stays, and it can be resumed from there.</source>
        <translation>%1
Der Lauf wartet: Schaffen Sie Platz, und er geht von selbst weiter. Wenn Sie ihn stoppen, bleibt, was gesichert war, und er lässt sich von dort fortsetzen.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RunSide</name>
    <message>
        <source>Looking at the data</source>
        <translation>Daten werden geprüft</translation>
    </message>
    <message>
        <source>Preparing the model</source>
        <translation>Modell wird vorbereitet</translation>
    </message>
    <message>
        <source>Trains</source>
        <translation>Trainiert gerade</translation>
    </message>
    <message>
        <source>Rests after this step</source>
        <translation>Hält nach diesem Schritt an</translation>
    </message>
    <message>
        <source>Rests</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stops after this step</source>
        <translation>Stoppt nach diesem Schritt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Ended with an error</source>
        <translation>Mit Fehler beendet</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>What happens is written here.</source>
        <translation>Hier steht, was geschieht.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Lernraten</translation>
    </message>
    <message>
        <source>Parameters that train</source>
        <translation>Trainierte Parameter</translation>
    </message>
    <message>
        <source>Over the last seconds of training</source>
        <translation>Über die letzten Sekunden des Trainings</translation>
    </message>
    <message>
        <source>Of the whole program, in the computer's memory</source>
        <translation>Des ganzen Programms, im Arbeitsspeicher des Rechners</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Rests after the step under way, and saves it</source>
        <translation>Hält nach dem laufenden Schritt an und sichert ihn</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Goes on where it rests</source>
        <translation>Macht dort weiter, wo angehalten wurde</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stops after the step under way, and saves it: it can be resumed</source>
        <translation>Stoppt nach dem laufenden Schritt und sichert ihn: Der Lauf lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>Predict with it</source>
        <translation>Damit vorhersagen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Goes on from the last saved step</source>
        <translation>Macht beim zuletzt gesicherten Schritt weiter</translation>
    </message>
    <message>
        <source>See it in Runs</source>
        <translation>In Läufen zeigen</translation>
    </message>
    <message>
        <source>Compares it with other runs</source>
        <translation>Vergleicht ihn mit anderen Läufen</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Back to the settings, for another run</source>
        <translation>Zurück zu den Einstellungen, für einen weiteren Lauf</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>the epoch under way, of all</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>It took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 (%2 to %3), epoch %4</source>
        <extracomment>accuracy, its interval, the epoch</extracomment>
        <translation>%1 (%2 bis %3), Epoche %4</translation>
    </message>
    <message>
        <source>Looking at the data: %1 of %2</source>
        <translation>Daten werden geprüft: %1 von %2</translation>
    </message>
    <message>
        <source>Of the head, and of the stages before it that train</source>
        <translation>Des Kopfes, und der Stufen davor, die trainieren</translation>
    </message>
    <message>
        <source>head %1, before it %2</source>
        <translation>Kopf %1, davor %2</translation>
    </message>
    <message>
        <source>Best so far, of the validation data</source>
        <translation>Bisher bestes, auf den Validierungsdaten</translation>
    </message>
    <message>
        <source>Samples per second</source>
        <translation>Beispiele je Sekunde</translation>
    </message>
    <message>
        <source>Tries the best epoch's model on other data</source>
        <translation>Probiert das Modell der besten Epoche an anderen Daten aus</translation>
    </message>
    <message>
        <source>The share of the %1 validation samples that are called right after this epoch, with Wilson's 95 % interval.</source>
        <translation>Der Anteil der %1 Validierungsbeispiele, die nach dieser Epoche richtig benannt werden, mit Wilsons 95-%-Intervall.</translation>
    </message>
    <message>
        <source>Change...</source>
        <translation>Ändern...</translation>
    </message>
    <message>
        <source>Another rate, last epoch or cut, while it goes on</source>
        <translation>Andere Lernrate, letzte Epoche oder Schnittlinie, während er weitergeht</translation>
    </message>
    <message>
        <source>Waits for room on the disk</source>
        <translation>Wartet auf Platz auf dem Datenträger</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RunTable</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Choose several runs to compare them. F2 renames a run, Delete deletes it.</source>
        <translation>Mehrere Läufe wählen, um sie zu vergleichen. F2 benennt einen Lauf um, Entf löscht ihn.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RunTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Colour and pin</source>
        <translation>Farbe und Anheftung</translation>
    </message>
    <message>
        <source>Name: press F2 to change it</source>
        <translation>Name: mit F2 zu ändern</translation>
    </message>
    <message>
        <source>Whether it goes on, and how it ended</source>
        <translation>Ob der Lauf noch läuft und wie er endete</translation>
    </message>
    <message>
        <source>Accuracy of the best epoch on the validation samples</source>
        <translation>Genauigkeit der besten Epoche auf den Validierungsbildern</translation>
    </message>
    <message>
        <source>The first stage that was retrained</source>
        <translation>Die erste neu trainierte Stufe</translation>
    </message>
    <message>
        <source>Learning rate of the head</source>
        <translation>Lernrate des Kopfes</translation>
    </message>
    <message>
        <source>Epochs that have ended</source>
        <translation>Beendete Epochen</translation>
    </message>
    <message>
        <source>Time of training, over all its sessions</source>
        <translation>Trainingszeit über alle Sitzungen</translation>
    </message>
    <message>
        <source>When it was started</source>
        <translation>Wann der Lauf begann</translation>
    </message>
    <message>
        <source>Tags: words of your own</source>
        <translation>Schlagwörter: eigene Wörter</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>Das Netz</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Epoch %1 was the best: accuracy %2 and loss %3 on the validation samples, %4 and %5 in training</source>
        <translation>Epoche %1 war die beste: Genauigkeit %2 und Verlust %3 auf den Validierungsbildern, %4 und %5 im Training</translation>
    </message>
    <message>
        <source>%1
Run %2</source>
        <translation>%1
Lauf %2</translation>
    </message>
    <message>
        <source>no colour</source>
        <translation>keine Farbe</translation>
    </message>
    <message>
        <source>colour %1</source>
        <translation>Farbe %1</translation>
    </message>
    <message>
        <source>pinned, %1</source>
        <translation>angeheftet, %1</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RunView</name>
    <message>
        <source>Loss on a &amp;logarithmic axis</source>
        <translation>Verlust logar&amp;ithmisch</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>The wheel zooms, a drag moves, a double click shows all. Keys: arrows, +, -, Home.</source>
        <translation>Rad zoomt, Ziehen verschiebt, Doppelklick zeigt alles. Tasten: Pfeile, +, -, Pos1.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What the curves run along</source>
        <translation>Worüber die Kurven laufen</translation>
    </message>
    <message>
        <source>&amp;Along</source>
        <translation>&amp;Achse</translation>
    </message>
    <message>
        <source>Smoothing of the training loss</source>
        <translation>Glättung des Trainingsverlusts</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>light</source>
        <translation>leicht</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>A mean over about 10, 50 or 200 steps; the values themselves stay faint behind it, with every extreme.</source>
        <translation>Ein Mittel über etwa 10, 50 oder 200 Schritte; die Werte selbst bleiben blass dahinter, mit jedem Extrem.</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>Glätt&amp;ung</translation>
    </message>
    <message>
        <source>Loss on a logarithmic axis</source>
        <translation>Verlust logarithmisch</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>How the run goes</source>
        <translation>Wie der Lauf vorangeht</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
</context>
<context>
    <name>headstart::ui::RunsPage</name>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Choose a model and data and press Train: every run is kept here, to be compared and used.</source>
        <translation>Modell und Daten wählen und „Trainieren“ drücken: Jeder Lauf wird hier aufbewahrt, zum Vergleichen und Verwenden.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Search: elpv model:resnet* acc&gt;0.85</source>
        <translation>Suche: elpv model:resnet* acc&gt;0.85</translation>
    </message>
    <message>
        <source>Words, and any of status:finished model:resnet* tag:x name:x cut:x data:x; * stands for anything.
Numbers: acc&gt;0.85 loss&lt;0.4 rate&lt;=1e-3 epochs&gt;=3 time&gt;60 (seconds).</source>
        <translation>Wörter und status:finished model:resnet* tag:x name:x cut:x data:x, beliebig kombiniert; * steht für alles.
Zahlen: acc&gt;0.85 loss&lt;0.4 rate&lt;=1e-3 epochs&gt;=3 time&gt;60 (Sekunden).</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Chooses what the table shows</source>
        <translation>Wählt, was die Tabelle zeigt</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>%1 runs were deleted.</source>
        <translation>%1 Läufe wurden gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen...</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>The data of this run are not at %1 any more. Show where they are now to resume it.</source>
        <translation>Die Daten dieses Laufs sind nicht mehr unter %1. Zum Fortsetzen zeigen, wo sie jetzt sind.</translation>
    </message>
    <message>
        <source>Where the data are now</source>
        <translation>Wo die Daten jetzt sind</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SaveCurvesButton</name>
    <message>
        <source>Save curves</source>
        <translation>Kurven speichern</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SavePlotButton</name>
    <message>
        <source>As a picture (PNG), a drawing (SVG, PDF) or a table (CSV)</source>
        <translation>Als Bild (PNG), Zeichnung (SVG, PDF) oder Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>Seite (*.pdf)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ScatterPlot</name>
    <message>
        <source>The arrow keys go from point to point</source>
        <translation>Die Pfeiltasten gehen von Punkt zu Punkt</translation>
    </message>
    <message>
        <source>%1, %2 points</source>
        <translation>%1, %2 Punkte</translation>
    </message>
    <message>
        <source>%1, %2: %3, %4</source>
        <extracomment>a point's name, its group, its two values</extracomment>
        <translation>%1, %2: %3, %4</translation>
    </message>
    <message>
        <source>%1. None is better in both</source>
        <translation>%1. Keines ist in beidem besser</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SettingField</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Back to the default: %1</source>
        <translation>Zurück zum Standard: %1</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: zurück zum Standard</translation>
    </message>
    <message>
        <source>The model has no stage of this name.</source>
        <translation>Das Modell hat keine Stufe dieses Namens.</translation>
    </message>
    <message>
        <source>It must be %1.</source>
        <translation>Zulässig: %1.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The system's</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>alle (%1)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>L&amp;ook</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>&amp;Threads that train</source>
        <translation>&amp;Threads zum Trainieren</translation>
    </message>
    <message>
        <source>&amp;Memory for what is kept</source>
        <translation>&amp;Zwischenspeicher</translation>
    </message>
    <message>
        <source>Models are in</source>
        <translation>Modelle liegen in</translation>
    </message>
    <message>
        <source>Runs are in</source>
        <translation>Läufe liegen in</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Closes this window</source>
        <translation>Schließt dieses Fenster</translation>
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
        <source>Change...</source>
        <translation>Ändern...</translation>
    </message>
    <message>
        <source>Another folder, from the next start on</source>
        <translation>Ein anderer Ordner, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>%1: change</source>
        <translation>%1: ändern</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Another folder holds from the next start on. What is in the one before stays there.</source>
        <translation>Der andere Ordner gilt ab dem nächsten Start. Was im bisherigen liegt, bleibt dort.</translation>
    </message>
    <message>
        <source>Own catalogues</source>
        <translation>Eigene Kataloge</translation>
    </message>
    <message>
        <source>&amp;Off-line: never use the network</source>
        <translation>&amp;Ohne Netz: nie das Netz benutzen</translation>
    </message>
    <message>
        <source>The network is used only to get weights and own catalogues. What is being fetched is paused.</source>
        <translation>Das Netz dient nur dazu, Gewichte und eigene Kataloge zu holen. Was gerade geholt wird, ruht dann.</translation>
    </message>
    <message>
        <source>Weights on disk...</source>
        <translation>Gewichte auf der Platte...</translation>
    </message>
    <message>
        <source>What the library holds, and how to free it</source>
        <translation>Was in der Modellbibliothek liegt und wie man Platz schafft</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SettingsForm</name>
    <message>
        <source>No setting is called so.</source>
        <translation>Keine Einstellung heißt so.</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SetupView</name>
    <message>
        <source>Every setting of a run, with what it means</source>
        <translation>Alle Einstellungen eines Laufs mit ihrer Bedeutung</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Starts the run with these settings</source>
        <translation>Startet den Lauf mit diesen Einstellungen</translation>
    </message>
    <message>
        <source>Ready: trains from %1 on. Epochs: %2.</source>
        <translation>Bereit: trainiert ab %1. Epochen: %2.</translation>
    </message>
    <message>
        <source>Before training: %1.</source>
        <translation>Vor dem Training: %1.</translation>
    </message>
    <message>
        <source>Fewer settings ▾</source>
        <translation>Weniger Einstellungen ▾</translation>
    </message>
    <message>
        <source>More settings ▸</source>
        <translation>Mehr Einstellungen ▸</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“%1” was interrupted after %2 of %3 epochs. It can go on from its last saved step.</source>
        <translation>„%1“ wurde nach %2 von %3 Epochen unterbrochen. Der Lauf kann beim zuletzt gesicherten Schritt weitergehen.</translation>
    </message>
    <message>
        <source>“%1” was stopped after %2 of %3 epochs. It can go on from its last saved step.</source>
        <translation>„%1“ wurde nach %2 von %3 Epochen gestoppt. Der Lauf kann beim zuletzt gesicherten Schritt weitergehen.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Find a learning rate...</source>
        <translation>Lernrate suchen...</translation>
    </message>
    <message>
        <source>Tries a hundred rates and shows where the loss falls best</source>
        <translation>Probiert hundert Raten und zeigt, wo der Verlust am besten fällt</translation>
    </message>
    <message>
        <source>Time and memory...</source>
        <translation>Zeit und Speicher...</translation>
    </message>
    <message>
        <source>Measures what the run will take, before it begins</source>
        <translation>Misst, was der Lauf brauchen wird, bevor er beginnt</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SourceForm</name>
    <message>
        <source>Guess</source>
        <translation>Erraten</translation>
    </message>
    <message>
        <source>Folder of classes</source>
        <translation>Klassenordner</translation>
    </message>
    <message>
        <source>IDX</source>
        <translation>IDX</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lesen als</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Cells are parted by</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>The delimiter. With another one, the columns are guessed anew.</source>
        <translation>Was die Zellen trennt. Mit einem anderen Zeichen werden die Spalten neu erraten.</translation>
    </message>
    <message>
        <source>Names the columns</source>
        <translation>Nennt die Spalten</translation>
    </message>
    <message>
        <source>Is a picture's</source>
        <translation>Nennt ein Bild</translation>
    </message>
    <message>
        <source>The first row</source>
        <translation>Die erste Zeile</translation>
    </message>
    <message>
        <source>Whether the table has a header</source>
        <translation>Ob die Tabelle eine Kopfzeile hat</translation>
    </message>
    <message>
        <source>Column of files</source>
        <translation>Dateispalte</translation>
    </message>
    <message>
        <source>Names the picture of each row, from the table's folder on</source>
        <translation>Nennt das Bild jeder Zeile, vom Ordner der Tabelle aus</translation>
    </message>
    <message>
        <source>Column of labels</source>
        <translation>Labelspalte</translation>
    </message>
    <message>
        <source>Says what each picture shows: a name, or a number</source>
        <translation>Sagt, was jedes Bild zeigt: ein Name oder eine Zahl</translation>
    </message>
    <message>
        <source>Column of parts</source>
        <translation>Aufteilungsspalte</translation>
    </message>
    <message>
        <source>Says which pictures train, judge and are kept for the end: train, validation, test</source>
        <translation>Sagt, welche Bilder zum Training, zur Validierung und zum Test am Ende dienen: train, validation, test</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Makes two classes of labels that are numbers: above it, and not</source>
        <translation>Macht aus Labels, die Zahlen sind, zwei Klassen: darüber und nicht darüber</translation>
    </message>
    <message>
        <source>Name of those above</source>
        <translation>Name der oberen</translation>
    </message>
    <message>
        <source>What the class of labels above the threshold is called</source>
        <translation>Wie die Klasse der Labels über der Schwelle heißt</translation>
    </message>
    <message>
        <source>Name of the others</source>
        <translation>Name der übrigen</translation>
    </message>
    <message>
        <source>What the class of labels at the threshold or below it is called</source>
        <translation>Wie die Klasse der Labels auf oder unter der Schwelle heißt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>beside the pictures</source>
        <translation>neben den Bildern</translation>
    </message>
    <message>
        <source>File of labels</source>
        <translation>Labeldatei</translation>
    </message>
    <message>
        <source>The IDX file that holds a label for each picture</source>
        <translation>Die IDX-Datei mit einem Label für jedes Bild</translation>
    </message>
    <message>
        <source>Choose labels...</source>
        <translation>Labels wählen...</translation>
    </message>
    <message>
        <source>Chooses the IDX file of labels</source>
        <translation>Wählt die IDX-Datei der Labels</translation>
    </message>
    <message>
        <source>Choose the file of labels</source>
        <translation>Labeldatei wählen</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Das ist keine Zahl</translation>
    </message>
    <message>
        <source>Table of pictures</source>
        <translation>Tabelle mit Bildern</translation>
    </message>
    <message>
        <source>Table of texts</source>
        <translation>Tabelle mit Texten</translation>
    </message>
    <message>
        <source>GLUE task</source>
        <translation>GLUE-Aufgabe</translation>
    </message>
    <message>
        <source>Folders of pictures that are called as their classes; a table that names pictures and labels; IDX, as MNIST has it; a table that holds texts and labels; or a folder of a GLUE task</source>
        <translation>Ordner mit Bildern, die wie ihre Klassen heißen; eine Tabelle, die Bilder und Label nennt; IDX, wie MNIST es hat; eine Tabelle mit Texten und Labeln; oder der Ordner einer GLUE-Aufgabe</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SourceModel</name>
    <message>
        <source>Run: %1 · training</source>
        <translation>Lauf: %1 · im Training</translation>
    </message>
    <message>
        <source>Run: %1</source>
        <translation>Lauf: %1</translation>
    </message>
    <message>
        <source>%1 with %2 labels, from %3. The network of epoch %4, its best: %5 of its validation pictures were right.</source>
        <translation>%1 mit %2 Labels, vom %3. Das Netz der Epoche %4, seiner besten: %5 der Validierungsbilder waren richtig.</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>As it comes, not trained on your data: it names one of the 1,000 kinds of things of ImageNet. %1.</source>
        <translation>Wie geliefert, nicht mit eigenen Daten trainiert: Es nennt eine der 1.000 Arten von Dingen aus ImageNet. %1.</translation>
    </message>
    <message>
        <source>%1 with %2 labels, from %3. The network of epoch %4, its best: %5 of its validation texts were right.</source>
        <translation>%1 mit %2 Labels, vom %3. Das Netz der Epoche %4, seiner besten: %5 der Validierungstexte waren richtig.</translation>
    </message>
    <message>
        <source>As it comes, not trained on your data: it reads texts, but has no trained head and knows no labels. Train it first, then predict with that run.</source>
        <translation>Wie geliefert, nicht mit eigenen Daten trainiert: Es liest Texte, hat aber keinen trainierten Kopf und kennt keine Labels. Erst trainieren, dann mit diesem Lauf vorhersagen.</translation>
    </message>
    <message>
        <source>The network in %1. It reads texts.</source>
        <translation>Das Netz in %1. Es liest Texte.</translation>
    </message>
    <message>
        <source>The network in %1. It looks at pictures.</source>
        <translation>Das Netz in %1. Es betrachtet Bilder.</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SpeedMeter</name>
    <message>
        <source>Not while a run trains: each would slow the other.</source>
        <translation>Nicht, solange ein Lauf trainiert: Beide würden einander bremsen.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SpeedRow</name>
    <message>
        <source>Measure speed</source>
        <translation>Tempo messen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Being measured...</source>
        <translation>Wird gemessen...</translation>
    </message>
    <message>
        <source>%1 pictures a second on this computer (%2 at a time, on %3 threads; measured %4)</source>
        <translation>%1 Bilder je Sekunde auf diesem Rechner (je %2 auf einmal, mit %3 Threads; gemessen %4)</translation>
    </message>
    <message>
        <source>Not measured on this computer yet</source>
        <translation>Auf diesem Rechner noch nicht gemessen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Runs the network on made-up pictures, or texts, for some two seconds</source>
        <translation>Lässt das Netz etwa zwei Sekunden lang über erdachte Bilder oder Texte laufen</translation>
    </message>
    <message>
        <source>%2 texts of %1 tokens a second on this computer (%3 at a time, on %4 threads; measured %5)</source>
        <translation>%2 Texte von %1 Token je Sekunde auf diesem Rechner (je %3 zugleich, mit %4 Threads; gemessen %5)</translation>
    </message>
</context>
<context>
    <name>headstart::ui::SplitForm</name>
    <message>
        <source>Who trains, who judges</source>
        <translation>Aufteilung der Bilder</translation>
    </message>
    <message>
        <source>Judge while training</source>
        <translation>Prüfen im Training</translation>
    </message>
    <message>
        <source>Validation: they choose the best epoch, and nothing is learned from them</source>
        <translation>Validierung: Sie wählen die beste Epoche, und aus ihnen wird nichts gelernt</translation>
    </message>
    <message>
        <source>Kept for the end</source>
        <translation>Für den Schluss</translation>
    </message>
    <message>
        <source>Test: nobody looks at them until the training is over</source>
        <translation>Test: Niemand sieht sie, bis das Training vorbei ist</translation>
    </message>
    <message>
        <source>Draw (seed)</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>%1 train · %2 judge · %3 kept</source>
        <translation>%1 Training · %2 Validierung · %3 Test</translation>
    </message>
    <message>
        <source>Another number draws others, the same number the same ones</source>
        <translation>Eine andere Zahl lost andere aus, dieselbe Zahl dieselben</translation>
    </message>
    <message>
        <source>Change the shares, or add to the data.</source>
        <translation>Ändern Sie die Anteile, oder ergänzen Sie die Daten.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::StageMap</name>
    <message>
        <source>No values yet</source>
        <translation>Noch keine Werte</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>The mouse over a cell, or the arrow keys, say what it is. The wheel zooms, a drag moves, a double click shows all. Keys: arrows, +, -, Home.</source>
        <translation>Die Maus über einem Feld oder die Pfeiltasten sagen, was es ist. Das Rad vergrößert, Ziehen verschiebt, ein Doppelklick zeigt alles. Tasten: Pfeile, +, -, Pos1.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>a stage's name, &quot;step 120&quot;; then its values</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>headstart::ui::StageMapTools</name>
    <message>
        <source>Lo&amp;garithmic colours</source>
        <translation>Lo&amp;garithmische Farben</translation>
    </message>
    <message>
        <source>Save map</source>
        <translation>Karte speichern</translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation>Was die Farben zeigen</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Drift: how far a stage's weights have moved from where they began, relative to their size (the norm of the change over the norm of the weights).
Gradient norm: how hard that step pulled at them, before clipping.</source>
        <translation>Drift: wie weit sich die Gewichte einer Stufe von ihrem Anfang entfernt haben, im Verhältnis zu ihrer Größe (Norm der Änderung durch Norm der Gewichte).
Gradientennorm: wie stark dieser Schritt an ihnen zog, vor dem Begrenzen.</translation>
    </message>
    <message>
        <source>Logarithmic colours</source>
        <translation>Logarithmische Farben</translation>
    </message>
    <message>
        <source>Equal steps of colour are equal factors, so that small values are told apart too</source>
        <translation>Gleiche Farbschritte sind gleiche Faktoren, damit sich auch kleine Werte unterscheiden</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Zeigen</translation>
    </message>
</context>
<context>
    <name>headstart::ui::StageModel</name>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Stage	Output	Parameters	Multiply-adds</source>
        <translation>Stufe	Ausgabe	Parameter	Multiplikations-Additionen</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Share of the multiply-adds</source>
        <translation>Anteil an den Multiplikations-Additionen</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>%1 multiply-adds for one picture or text</source>
        <translation>%1 Multiplikations-Additionen für ein Bild oder einen Text</translation>
    </message>
</context>
<context>
    <name>headstart::ui::StagesPanel</name>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>This run was made before Headstart measured stages.</source>
        <translation>Dieser Lauf entstand, bevor Headstart Stufen maß.</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Noch keine Werte</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextDetail</name>
    <message>
        <source>The chosen text</source>
        <translation>Der gewählte Text</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextEntry</name>
    <message>
        <source>%1 tokens. The network sees the first %2 of them; the rest is cut off.</source>
        <translation>%1 Token. Das Netz sieht die ersten %2 davon; der Rest wird abgeschnitten.</translation>
    </message>
    <message>
        <source>%1 tokens.</source>
        <translation>%1 Token.</translation>
    </message>
    <message>
        <source>Not in its vocabulary, and so not told apart: %1.</source>
        <translation>Nicht in seinem Vokabular und daher nicht unterschieden: %1.</translation>
    </message>
    <message>
        <source>%1 characters are more than any network reads: paste up to %2, or put the text into a table.</source>
        <translation>%1 Zeichen sind mehr, als ein Netz liest: bis zu %2 einfügen oder den Text in eine Tabelle setzen.</translation>
    </message>
    <message>
        <source>Type a text: what it is changes as you type</source>
        <translation>Text eingeben: Das Ergebnis folgt beim Tippen</translation>
    </message>
    <message>
        <source>The second text, which goes with the first</source>
        <translation>Der zweite Text, der zum ersten gehört</translation>
    </message>
    <message>
        <source>With a &amp;second text</source>
        <translation>Mit &amp;zweitem Text</translation>
    </message>
    <message>
        <source>With a second text</source>
        <translation>Mit zweitem Text</translation>
    </message>
    <message>
        <source>The probabilities of each label stand here.</source>
        <translation>Hier stehen die Wahrscheinlichkeiten der Labels.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextFields</name>
    <message>
        <source>Column of texts</source>
        <translation>Spalte der Texte</translation>
    </message>
    <message>
        <source>Holds what a model reads</source>
        <translation>Enthält, was ein Modell liest</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>Zweiter Text</translation>
    </message>
    <message>
        <source>Holds a text that goes with the first one, where a sample is two: a question and its answer</source>
        <translation>Enthält einen Text, der zum ersten gehört, wo ein Beispiel aus zweien besteht: eine Frage und ihre Antwort</translation>
    </message>
    <message>
        <source>Column of labels</source>
        <translation>Spalte der Labels</translation>
    </message>
    <message>
        <source>Says what each text is: a name, or a number</source>
        <translation>Sagt, was jeder Text ist: ein Name oder eine Zahl</translation>
    </message>
    <message>
        <source>Labels are</source>
        <translation>Label sind</translation>
    </message>
    <message>
        <source>What a label is: one of a few classes, a number to be foretold, or nothing, where there are only texts</source>
        <translation>Was ein Label ist: eine von wenigen Klassen, eine Zahl, die vorherzusagen ist, oder nichts, wo es nur Texte gibt</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>Erraten</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Not there</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Column of parts</source>
        <translation>Spalte der Aufteilung</translation>
    </message>
    <message>
        <source>Says which texts train, judge and are kept for the end: train, validation, test</source>
        <translation>Sagt, welche Texte trainieren, urteilen und für den Schluss bleiben: train, validation, test</translation>
    </message>
    <message>
        <source>Cells are parted by</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>The delimiter; or JSON Lines, an object a line. With another one, the columns are guessed anew.</source>
        <translation>Das Trennzeichen; oder JSON Lines, ein Objekt je Zeile. Mit einem anderen werden die Spalten neu erraten.</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Quotation marks</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>Whether they enclose a cell, which may then hold delimiters and several lines, or belong to the text</source>
        <translation>Ob sie eine Zelle umschließen, die dann Trennzeichen und mehrere Zeilen enthalten darf, oder zum Text gehören</translation>
    </message>
    <message>
        <source>Enclose cells</source>
        <translation>Umschließen Zellen</translation>
    </message>
    <message>
        <source>Are text</source>
        <translation>Sind Text</translation>
    </message>
    <message>
        <source>The first row</source>
        <translation>Die erste Zeile</translation>
    </message>
    <message>
        <source>Whether the table has a header</source>
        <translation>Ob die Tabelle eine Kopfzeile hat</translation>
    </message>
    <message>
        <source>Names the columns</source>
        <translation>Nennt die Spalten</translation>
    </message>
    <message>
        <source>Is a text's</source>
        <translation>Ist die eines Textes</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>How the file's bytes stand for characters: with the wrong one, letters with accents look odd</source>
        <translation>Wie die Bytes der Datei für Zeichen stehen: Mit der falschen sehen Buchstaben mit Akzenten seltsam aus</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The first rows, as they are understood</source>
        <translation>Die ersten Zeilen, wie sie verstanden werden</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextListModel</name>
    <message>
        <source>The line was changed since the run.</source>
        <translation>Die Zeile wurde seit dem Lauf geändert.</translation>
    </message>
    <message>
        <source>%1 · “%2”, recognised (%3) · loss %4</source>
        <translation>%1 · „%2“, erkannt (%3) · Verlust %4</translation>
    </message>
    <message>
        <source>%1 · “%2”, taken for “%3” (%4) · loss %5</source>
        <translation>%1 · „%2“, für „%3“ gehalten (%4) · Verlust %5</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextPanel</name>
    <message>
        <source>Texts that were looked at</source>
        <translation>Beurteilte Texte</translation>
    </message>
    <message>
        <source>Stops after the texts that are being looked at</source>
        <translation>Stoppt nach den Texten, die gerade beurteilt werden</translation>
    </message>
    <message>
        <source>Many texts?</source>
        <translation>Viele Texte?</translation>
    </message>
    <message>
        <source>Drop a table of them here (.csv, .tsv, .jsonl), or a file with a text a line (.txt). Nothing leaves this computer.</source>
        <translation>Eine Tabelle mit Texten (.csv, .tsv, .jsonl) oder eine Datei mit einem Text je Zeile (.txt) hier ablegen. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Choose a table...</source>
        <translation>Tabelle wählen...</translation>
    </message>
    <message>
        <source>Texts and what they are</source>
        <translation>Texte und was sie sind</translation>
    </message>
    <message>
        <source>Save predictions...</source>
        <translation>Vorhersagen speichern...</translation>
    </message>
    <message>
        <source>Writes lines, texts, labels and probabilities as CSV</source>
        <translation>Schreibt Zeilen, Texte, Labels und Wahrscheinlichkeiten als CSV</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Takes the table out of this list; its file stays</source>
        <translation>Nimmt die Tabelle aus dieser Liste; die Datei bleibt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>The table is being read.</source>
        <translation>Die Tabelle wird gelesen.</translation>
    </message>
    <message>
        <source>The network is being loaded.</source>
        <translation>Das Netz wird geladen.</translation>
    </message>
    <message>
        <source>%1 of %2 texts</source>
        <translation>%1 von %2 Texten</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>columns “%1” and “%2”</source>
        <translation>Spalten „%1“ und „%2“</translation>
    </message>
    <message>
        <source>column “%1”</source>
        <translation>Spalte „%1“</translation>
    </message>
    <message>
        <source>1 text of %1, %2.</source>
        <translation>1 Text aus %1, %2.</translation>
    </message>
    <message>
        <source>%1 texts of %2, %3.</source>
        <translation>%1 Texte aus %2, %3.</translation>
    </message>
    <message>
        <source>Cannot be used: %1; the reason stands beside each.</source>
        <translation>Nicht verwendbar: %1; der Grund steht jeweils daneben.</translation>
    </message>
    <message>
        <source>Rows that cannot be read and are left out: %1; the first, %2: %3.</source>
        <translation>Nicht lesbare Zeilen, die wegbleiben: %1; die erste, %2: %3.</translation>
    </message>
    <message>
        <source>Stopped. 1 text has not been looked at.</source>
        <translation>Gestoppt. 1 Text wurde nicht betrachtet.</translation>
    </message>
    <message>
        <source>Stopped. %1 texts have not been looked at.</source>
        <translation>Gestoppt. %1 Texte wurden nicht betrachtet.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Save the predictions</source>
        <translation>Vorhersagen speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>predictions.csv</source>
        <translation>predictions.csv</translation>
    </message>
    <message>
        <source>The predictions were written to %1.</source>
        <translation>Die Vorhersagen wurden in %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextPredictions</name>
    <message>
        <source>%1: waiting</source>
        <translation>%1: wartet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextPreviewModel</name>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>der Text</translation>
    </message>
    <message>
        <source>the second text</source>
        <translation>der zweite Text</translation>
    </message>
    <message>
        <source>the label</source>
        <translation>das Label</translation>
    </message>
    <message>
        <source>the part</source>
        <translation>der Teil</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>unbenutzt</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextRowDelegate</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextRows</name>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Line %1 was set aside: %2</source>
        <translation>Zeile %1 wurde beiseitegelegt: %2</translation>
    </message>
    <message>
        <source>There is no text of this class.</source>
        <translation>Es gibt keinen Text dieser Klasse.</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TextRowsModel</name>
    <message>
        <source>set aside</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>judges</source>
        <translation>urteilt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>Zweiter Text</translation>
    </message>
</context>
<context>
    <name>headstart::ui::ThumbnailModel</name>
    <message>
        <source>set aside</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>%1, set aside: %2</source>
        <translation>%1, ausgelassen: %2</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TokenChips</name>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>%1, id %2</source>
        <translation>%1, Nummer %2</translation>
    </message>
    <message>
        <source>First text</source>
        <translation>Erster Text</translation>
    </message>
    <message>
        <source>Second text</source>
        <translation>Zweiter Text</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TokenView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the tokens that are shown, with their ids</source>
        <translation>Kopiert die gezeigten Tokens mit ihren Nummern</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Choose a model that reads texts to see how it splits them.</source>
        <translation>Ein Modell wählen, das Texte liest, um zu sehen, wie es sie zerlegt.</translation>
    </message>
    <message>
        <source>The model's tokenizer is being read.</source>
        <translation>Der Tokenizer des Modells wird gelesen.</translation>
    </message>
    <message>
        <source>Choose a text to see how the model splits it.</source>
        <translation>Einen Text wählen, um zu sehen, wie das Modell ihn zerlegt.</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>%1 cut off at %2</source>
        <translation>%1 nach %2 abgeschnitten</translation>
    </message>
    <message>
        <source>%1 not in the vocabulary</source>
        <translation>%1 nicht im Wortschatz</translation>
    </message>
    <message>
        <source>The text is very long: its first million bytes alone were split.</source>
        <translation>Der Text ist sehr lang: Nur seine erste Million Bytes wurde zerlegt.</translation>
    </message>
    <message>
        <source>The first %1 tokens are shown.</source>
        <translation>Gezeigt sind die ersten %1 Tokens.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::TryIt</name>
    <message>
        <source>Choose a picture...</source>
        <translation>Bild wählen...</translation>
    </message>
    <message>
        <source>Any picture of yours; it stays on this computer</source>
        <translation>Ein beliebiges eigenes Bild; es bleibt auf diesem Rechner</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose one, and see what this model takes it for.</source>
        <translation>Ein Bild hier ablegen oder wählen und sehen, wofür dieses Modell es hält.</translation>
    </message>
    <message>
        <source>The model looks at %1.</source>
        <translation>Das Modell betrachtet %1.</translation>
    </message>
    <message>
        <source>The picture as the model sees it</source>
        <translation>Das Bild, wie das Modell es sieht</translation>
    </message>
    <message>
        <source>Type a text</source>
        <translation>Einen Text eingeben</translation>
    </message>
    <message>
        <source>Text that the model is tried with</source>
        <translation>Text, mit dem das Modell ausprobiert wird</translation>
    </message>
    <message>
        <source>Type a text, and see what this model takes it for.</source>
        <translation>Einen Text eingeben und sehen, wofür dieses Modell ihn hält.</translation>
    </message>
</context>
<context>
    <name>headstart::ui::WeightsChoice</name>
    <message>
        <source>Weights that the run starts from</source>
        <translation>Gewichte, mit denen der Lauf beginnt</translation>
    </message>
    <message>
        <source>Pre-trained</source>
        <translation>Vortrainiert</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <source>From a finished run</source>
        <translation>Aus fertigem Lauf</translation>
    </message>
    <message>
        <source>Random: from nothing</source>
        <translation>Zufällig: aus dem Nichts</translation>
    </message>
    <message>
        <source>&amp;Weights</source>
        <translation>Ge&amp;wichte</translation>
    </message>
    <message>
        <source>Run whose weights are taken</source>
        <translation>Lauf, aus dem die Gewichte kommen</translation>
    </message>
    <message>
        <source>Choose file...</source>
        <translation>Datei wählen...</translation>
    </message>
    <message>
        <source>Choose weights</source>
        <translation>Gewichte wählen</translation>
    </message>
    <message>
        <source>Weights (%1)</source>
        <translation>Gewichte (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>Ein Modell wählen.</translation>
    </message>
    <message>
        <source>Choose the file.</source>
        <translation>Die Datei wählen.</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Die Datei wird gelesen.</translation>
    </message>
    <message>
        <source>No finished run has trained this model yet.</source>
        <translation>Noch kein fertiger Lauf hat dieses Modell trainiert.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>Progress of fetching</source>
        <translation>Fortschritt des Holens</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops fetching; nothing of it is kept</source>
        <translation>Bricht das Holen ab; nichts davon bleibt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stops fetching; what has come is kept, and goes on later</source>
        <translation>Hält das Holen an; was da ist, bleibt, und es geht später weiter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Being fetched besides: %1</source>
        <translation>Wird außerdem geholt: %1</translation>
    </message>
    <message>
        <source>Weights from anywhere: what they are is found out</source>
        <translation>Gewichte von irgendwoher: was sie sind, wird herausgefunden</translation>
    </message>
    <message>
        <source>Choose folder...</source>
        <translation>Ordner wählen...</translation>
    </message>
    <message>
        <source>A model of texts as Hugging Face lays it out: config.json, weights and tokenizer</source>
        <translation>Ein Modell für Texte, wie Hugging Face es anlegt: config.json, Gewichte und Tokenizer</translation>
    </message>
    <message>
        <source>Choose the folder of a model</source>
        <translation>Ordner eines Modells wählen</translation>
    </message>
</context>
<context>
    <name>headstart::ui::Window</name>
    <message>
        <source>Headstart</source>
        <translation>Headstart</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>What the run starts from</source>
        <translation>Womit der Lauf beginnt</translation>
    </message>
    <message>
        <source>What it learns from</source>
        <translation>Woraus er lernt</translation>
    </message>
    <message>
        <source>What is kept and what is retrained</source>
        <translation>Was behalten und was neu trainiert wird</translation>
    </message>
    <message>
        <source>Recipe, settings, and the curves</source>
        <translation>Rezept, Einstellungen und die Kurven</translation>
    </message>
    <message>
        <source>All runs, compared</source>
        <translation>Alle Läufe im Vergleich</translation>
    </message>
    <message>
        <source>Use what was learned</source>
        <translation>Gelerntes verwenden</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open data folder...</source>
        <translation>Daten&amp;ordner öffnen...</translation>
    </message>
    <message>
        <source>&amp;Settings...</source>
        <translation>&amp;Einstellungen...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stoppen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Headstart</source>
        <translation>Ü&amp;ber Headstart</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <source>Leads to what goes on</source>
        <translation>Führt zu dem, was läuft</translation>
    </message>
    <message>
        <source>● %1 begins</source>
        <translation>● %1 beginnt</translation>
    </message>
    <message>
        <source>%1 is finished</source>
        <translation>%1 ist fertig</translation>
    </message>
    <message>
        <source>Stopped; the last step is saved</source>
        <translation>Gestoppt; der letzte Schritt ist gesichert</translation>
    </message>
    <message>
        <source>✕ The run ended with an error</source>
        <translation>✕ Der Lauf endete mit einem Fehler</translation>
    </message>
    <message>
        <source>Training goes on</source>
        <translation>Das Training läuft noch</translation>
    </message>
    <message>
        <source>%1 is still training. It is saved at its last step and can be resumed at any time.</source>
        <translation>%1 trainiert noch. Der Lauf wird beim letzten Schritt gesichert und lässt sich jederzeit fortsetzen.</translation>
    </message>
    <message>
        <source>Stop, save and close</source>
        <translation>Stoppen, sichern, schließen</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weitertrainieren</translation>
    </message>
    <message>
        <source>Open data &amp;table...</source>
        <translation>Daten&amp;tabelle öffnen...</translation>
    </message>
    <message>
        <source>Open the &amp;demo: solar cells</source>
        <translation>&amp;Demo öffnen: Solarzellen</translation>
    </message>
    <message>
        <source>&amp;Compare runs</source>
        <translation>Läufe &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Predict and export</source>
        <translation>Vorhersagen und e&amp;xportieren</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>%1 · %2 in use</source>
        <translation>%1 · %2 belegt</translation>
    </message>
    <message>
        <source>Threads that train, and memory of this program. Runs are kept in %1.</source>
        <translation>Threads, die trainieren, und Speicher dieses Programms. Die Läufe liegen in %1.</translation>
    </message>
    <message>
        <source>“%1” can go on where it ended</source>
        <translation>„%1“ kann weitergehen, wo er endete</translation>
    </message>
    <message>
        <source>● training %1 · epoch %2 of %3 · %4 left</source>
        <translation>● trainiert %1 · Epoche %2 von %3 · noch %4</translation>
    </message>
    <message>
        <source>Open a folder of pictures, or of a GLUE task</source>
        <translation>Einen Ordner mit Bildern oder einer GLUE-Aufgabe öffnen</translation>
    </message>
    <message>
        <source>Open a table of texts, or of pictures and their labels</source>
        <translation>Eine Tabelle mit Texten oder mit Bildern und ihren Labeln öffnen</translation>
    </message>
    <message>
        <source>Open the demo: &amp;opinions in texts</source>
        <translation>Die Demo öffnen: &amp;Meinungen in Texten</translation>
    </message>
</context>
<context>
    <name>headstart::ui::Workbench</name>
    <message>
        <source>choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>the data are being looked at</source>
        <translation>Daten werden noch geprüft</translation>
    </message>
    <message>
        <source>choose data</source>
        <translation>Daten wählen</translation>
    </message>
    <message>
        <source>data of two classes or more</source>
        <translation>Daten mit mindestens zwei Klassen</translation>
    </message>
    <message>
        <source>a model that reads texts, as the data are</source>
        <translation>ein Modell, das Texte liest, denn die Daten sind Texte</translation>
    </message>
    <message>
        <source>a model that sees pictures, as the data are</source>
        <translation>ein Modell, das Bilder sieht, denn die Daten sind Bilder</translation>
    </message>
    <message>
        <source>data of classes (numbers are foretold by headstart-cli alone)</source>
        <translation>Daten mit Klassen (Zahlen sagt nur headstart-cli voraus)</translation>
    </message>
    <message>
        <source>the model is being looked at</source>
        <translation>das Modell wird angesehen</translation>
    </message>
</context>
</TS>
