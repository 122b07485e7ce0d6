// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_page.h"

#include "core/data/text_preview.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/data/data_content.h"
#include "ui/data/drop_area.h"
#include "ui/data/elided_label.h"
#include "ui/data/opening_bar.h"
#include "ui/data/source_form.h"
#include "ui/workbench.h"

#include <QDir>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

QString kindName(const std::string &kind)
{
    return kind == "table"   ? DataPage::tr("table")
           : kind == "idx"   ? DataPage::tr("IDX")
           : kind == "texts" ? DataPage::tr("table of texts")
           : kind == "glue"  ? DataPage::tr("GLUE task")
                             : DataPage::tr("folder of classes");
}

/// What an open that failed is known to have been: where a table was guessed, the error names its file.
data::DataSource understoodSoFar(const data::DataSource &asked, const Error &error)
{
    data::DataSource out = asked;
    const QString file = QString::fromStdString(error.file);
    const auto endsAs = [&](std::initializer_list<const char *> endings) {
        return std::any_of(endings.begin(), endings.end(), [&](const char *ending) {
            return file.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
        });
    };
    const bool isJson = endsAs({".jsonl", ".ndjson"});
    if (out.kind.empty() && (isJson || endsAs({".csv", ".tsv", ".txt"}))) {
        out.kind = isJson ? "texts" : "table";
        out.path = error.file;
    }
    return out;
}

QString whatToDropHint()
{
    return DataPage::tr(
        "Pictures: a folder that holds a folder of them for each class; a table (.csv, .tsv, .txt) that names them "
        "and their labels; or an IDX file, as MNIST has it. Texts: a table that holds them and their labels (.csv, "
        ".tsv, .txt, .jsonl), or a folder of a GLUE task. Nothing is copied or changed.");
}

QString summaryOf(const data::Dataset &dataset)
{
    const auto samples = grouped(static_cast<qint64>(dataset.samples().size()));
    QStringList out = {kindName(dataset.source().kind),
                       (dataset.isText() ? DataPage::tr("%1 texts") : DataPage::tr("%1 pictures")).arg(samples)};
    if (dataset.areNumbers())
        out += DataPage::tr("labels are numbers");
    else if (dataset.source().target == "none")
        out += DataPage::tr("no labels");
    else
        out += DataPage::tr("%1 classes").arg(grouped(static_cast<qint64>(dataset.classes().size())));
    if (!dataset.setAside().empty())
        out += DataPage::tr("%1 set aside").arg(grouped(static_cast<qint64>(dataset.setAside().size())));
    return out.join(QStringLiteral(" · "));
}

} // namespace

DataPage::DataPage(Workbench &workbench, QWidget *parent) : Page(parent), m_workbench(workbench)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kGroup);
    layout->addWidget(makeHead());
    layout->addWidget(makeSourceLine());
    m_form = new SourceForm(this);
    m_form->setObjectName(QStringLiteral("sourceForm"));
    layout->addWidget(m_form);
    m_bar = new OpeningBar(this);
    layout->addWidget(m_bar);
    m_notice = new Notice(this);
    m_notice->setObjectName(QStringLiteral("dataNotice"));
    layout->addWidget(m_notice);
    m_stack = new QStackedWidget(this);
    m_empty = makeEmptyState();
    m_waiting = makeWaiting();
    m_content = new DataContent(workbench, m_stack);
    for (QWidget *page : std::initializer_list<QWidget *>{m_empty, m_waiting, m_content})
        m_stack->addWidget(page);
    layout->addWidget(m_stack, 1);
    connectWorkbench();
    if (workbench.dataset())
        takeDataset();
    else
        setState(workbench.isOpening() ? State::Opening : State::Nothing);
}

QWidget *DataPage::makeHead()
{
    auto *head = new QWidget(this);
    QPushButton *folder =
        makeButton(tr("Choose folder..."), tr("Opens a folder of pictures, or of a GLUE task"), "", head);
    folder->setObjectName(QStringLiteral("chooseFolder"));
    QPushButton *file = makeButton(tr("Choose file..."), tr("Opens a table of pictures or of texts, or IDX"), "", head);
    file->setObjectName(QStringLiteral("chooseFile"));
    connect(folder, &QPushButton::clicked, this, [this] { choose(true); });
    connect(file, &QPushButton::clicked, this, [this] { choose(false); });
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(makeTitle(tr("Data"), head));
    layout->addStretch();
    layout->addWidget(folder);
    layout->addWidget(file);
    return head;
}

QWidget *DataPage::makeSourceLine()
{
    m_sourceLine = new QWidget(this);
    m_path = new ElidedLabel(m_sourceLine);
    m_path->setObjectName(QStringLiteral("dataPath"));
    m_summary = new QLabel(m_sourceLine);
    m_summary->setObjectName(QStringLiteral("dataSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_reading =
        makeButton(tr("How it is read"), tr("Shows how the data were understood, to change it"), "", m_sourceLine);
    m_reading->setObjectName(QStringLiteral("howItIsRead"));
    m_reading->setCheckable(true);
    connect(m_reading, &QPushButton::toggled, this, [this](bool isOn) { m_form->setVisible(isOn); });
    auto *layout = new QHBoxLayout(m_sourceLine);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kGroup);
    layout->addWidget(m_path, 1);
    layout->addWidget(m_summary);
    layout->addWidget(m_reading);
    return m_sourceLine;
}

QWidget *DataPage::makeEmptyState()
{
    auto *empty = new EmptyState(tr("Drop your pictures or texts here"), whatToDropHint(), tr("Choose a folder..."));
    empty->setObjectName(QStringLiteral("emptyData"));
    connect(empty, &EmptyState::actionWanted, this, [this] { choose(true); });
    return new DropArea(empty, m_stack);
}

QWidget *DataPage::makeWaiting()
{
    return new EmptyState(tr("Looking at the data"),
                          tr("Every picture is decoded and every text is read once, so that what is damaged is found "
                             "now and not in the middle of the training."),
                          {}, m_stack);
}

void DataPage::connectWorkbench()
{
    connect(m_form, &SourceForm::sourceChanged, this, &DataPage::open);
    connect(m_bar, &OpeningBar::cancelled, &m_workbench, &Workbench::stopOpening);
    connect(m_notice, &Notice::actionWanted, this, [this] { open(m_asked); });
    connect(m_content, &DataContent::classesCounted, this, &DataPage::judgeClasses);
    connect(&m_workbench, &Workbench::openingChanged, this, &DataPage::follow);
    connect(&m_workbench, &Workbench::dataProgress, m_bar, &OpeningBar::setProgress);
    connect(&m_workbench, &Workbench::dataFailed, this, &DataPage::fail);
    connect(&m_workbench, &Workbench::dataChanged, this, [this] {
        if (m_workbench.dataset())
            takeDataset();
    });
}

bool DataPage::takeDrop(const QStringList &paths)
{
    if (paths.isEmpty())
        return false;
    if (paths.size() > 1) {
        m_notice->show(Notice::Kind::Warning,
                       tr("%1 things were dropped, and one is wanted: the folder that holds a folder for each class, a "
                          "table of pictures or texts, or an IDX file. Put single pictures into a folder for each "
                          "class, and drop the one that holds these.")
                           .arg(paths.size()));
        return true;
    }
    data::DataSource source;
    source.path = QDir::cleanPath(paths.first()).toStdString();
    open(source);
    return true;
}

void DataPage::choose(bool folder)
{
    const QString last = QString::fromStdString(m_asked.path);
    const QString from = last.isEmpty() ? QDir::homePath() : last.section(QLatin1Char('/'), 0, -2);
    QFileDialog *dialog =
        folder ? makeOpenDialog(this, tr("Choose a folder"), "dataDialog", QFileDialog::Directory, {}, from)
               : makeOpenDialog(
                   this, tr("Choose a table or IDX"), "dataDialog", QFileDialog::ExistingFile,
                   {tr("Tables and IDX (*.csv *.tsv *.txt *.jsonl *.ndjson *idx* *ubyte* *.gz)"), tr("All files (*)")},
                   from);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { takeDrop({path}); });
    dialog->open();
}

void DataPage::open(const data::DataSource &source)
{
    m_asked = source;
    showSource(source);
    lookWhetherTexts(source);
    m_opensNow = true;
    m_workbench.openData(source);
    m_opensNow = false;
}

void DataPage::follow(bool opening)
{
    if (opening) {
        m_openedHere = m_opensNow;
        if (!m_openedHere) { // what it is, is told when it is open
            m_asked = {};
            m_looking.stop(); // at what was dropped just before
            showSource({});
        }
        m_bar->start();
        m_notice->clear();
        setState(State::Opening);
        return;
    }
    // What was opened, or why not, is told right after; if nothing is, it was stopped.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_state == State::Opening && !m_workbench.isOpening())
                setState(State::Stopped);
        },
        Qt::QueuedConnection);
}

void DataPage::setState(State state)
{
    m_state = state;
    if (state == State::Failed || state == State::Stopped) {
        m_hasContent = false;
        m_content->setDataset({});
        m_summary->clear();
    }
    if (state == State::Stopped)
        m_notice->show(Notice::Kind::Warning, tr("You stopped before all of it was looked at: no data are open."),
                       m_asked.path.empty() ? QString() : tr("Open again"));
    m_bar->setVisible(state == State::Opening);
    m_sourceLine->setVisible(!m_path->text().isEmpty());
    m_form->setVisible(m_sourceLine->isVisibleTo(this) && m_reading->isChecked());
    m_content->setEnabled(state == State::Ready);
    m_stack->setCurrentWidget(m_hasContent ? m_content : state == State::Opening ? m_waiting : m_empty);
}

void DataPage::showSource(const data::DataSource &understood)
{
    m_path->setText(QString::fromStdString(understood.path));
    m_form->setSource(m_asked, understood);
}

/// So that the form can show how a table of texts is read while it is being opened, or when it cannot be.
void DataPage::lookWhetherTexts(const data::DataSource &source)
{
    m_looking.stop();
    if (!m_asked.kind.empty())
        return;
    m_looking.run([source](const StopToken &) -> Result<bool> { return data::looksLikeTexts(source); },
                  [this, source](const Result<bool> &areTexts) {
                      if (!areTexts || !*areTexts)
                          return;
                      data::DataSource understood = source;
                      understood.kind = "texts";
                      showSource(understood);
                  });
}

void DataPage::takeDataset()
{
    const data::Dataset &dataset = *m_workbench.dataset();
    if (!m_openedHere)
        m_asked = dataset.source();
    m_looking.stop();
    showSource(dataset.source());
    m_summary->setText(summaryOf(dataset));
    m_notice->clear();
    m_hasContent = true;
    m_content->setDataset(dataset);
    setState(State::Ready);
}

void DataPage::fail(const Error &error)
{
    if (!m_openedHere)
        m_asked = m_workbench.config().data;
    const data::DataSource understood = understoodSoFar(m_asked, error);
    showSource(understood);
    if (understood.kind == "table")
        lookWhetherTexts(understood);
    const bool canBeReadOtherwise =
        understood.kind == "table" || understood.kind == "texts" || understood.kind == "idx";
    m_reading->setChecked(!understood.path.empty());
    m_notice->show(Notice::Kind::Error,
                   words(error) + QLatin1Char('\n')
                       + (error.kind == ErrorKind::Failed ? tr("Close other programs, then try again.")
                          : canBeReadOtherwise ? tr("Change above how it is read, mend the file, or choose other data.")
                                               : tr("Mend it and try again, or choose other data.")),
                   m_asked.path.empty() ? QString() : tr("Try again"));
    setState(State::Failed);
}

void DataPage::judgeClasses(const QList<qint64> &counts)
{
    if (m_state != State::Ready)
        return;
    if (const QString wrong = whatIsWrongWith(counts); !wrong.isEmpty())
        m_notice->show(Notice::Kind::Warning, wrong);
}

QString DataPage::whatIsWrongWith(const QList<qint64> &counts) const
{
    const data::Dataset &dataset = *m_workbench.dataset();
    const bool areTexts = dataset.isText();
    if (dataset.source().target == "none")
        return tr(
            "These texts have no labels: there is nothing to learn from them. If a column holds labels, choose it "
            "under 'How it is read'.");
    if (dataset.areNumbers())
        return tr("The labels are numbers, and training tells classes apart. Under 'How it is read', read them as "
                  "classes, or give a threshold that makes two classes of them.");
    QStringList single;
    qsizetype used = 0;
    constexpr qint64 kFewest = 2;
    for (qsizetype i = 0; i < counts.size(); ++i) {
        used += counts[i] > 0 ? 1 : 0;
        if (counts[i] < kFewest)
            single += QString::fromStdString(dataset.classes()[static_cast<std::size_t>(i)]);
    }
    if (used < 2)
        return areTexts ? tr("All texts are of one class: there is nothing to tell apart. Choose another column of "
                             "labels under 'How it is read', or other data.")
                        : tr("All pictures are of one class: there is nothing to tell apart. Choose the folder that "
                             "holds a folder for each class, or change how it is read.");
    if (single.isEmpty())
        return {};
    constexpr qsizetype kMostNamed = 5;
    const bool isCut = single.size() > kMostNamed;
    const QString list =
        single.mid(0, kMostNamed).join(QStringLiteral(", ")) + (isCut ? QStringLiteral(", ...") : QString());
    return (areTexts ? tr("Classes with fewer than two texts: %1. A single text can train, but then none is left to "
                          "judge what was learned of it. Add texts, or leave these classes out.")
                     : tr("Classes with fewer than two pictures: %1. A single picture can train, but then none is left "
                          "to judge what was learned of it. Add pictures, or leave these classes out."))
        .arg(list);
}

} // namespace headstart::ui
