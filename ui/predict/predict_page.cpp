// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/predict_page.h"

#include "core/catalogue/model_card.h"
#include "core/data/texts_to_judge.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/predict/export_panel.h"
#include "ui/predict/prediction_panel.h"
#include "ui/predict/text_panel.h"
#include "ui/workbench.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace headstart::ui {

namespace {

/// A look at name and size: what is in the file is checked when it is loaded.
std::vector<std::string> modelsThatAreHere(const catalogue::Library &library)
{
    std::vector<std::string> out;
    for (const catalogue::ModelCard &card : catalogue::cards()) {
        std::error_code error;
        const auto size = std::filesystem::file_size(library.place(card), error);
        if (!card.weights.file.empty() && !error && (card.weights.bytes == 0 || size == card.weights.bytes))
            out.push_back(card.id);
    }
    return out;
}

/// What was dropped: a model, or else files to judge.
struct Dropped {
    QString folder;
    insight::FolderKind kind = insight::FolderKind::None;
    QStringList files;
};

Dropped look(const QStringList &paths)
{
    Dropped out;
    for (const QString &path : paths) {
        const auto kind = insight::kindOfFolder(path.toStdString());
        if (kind == insight::FolderKind::None) {
            out.files += path;
            continue;
        }
        out.folder = QDir::cleanPath(path);
        out.kind = kind;
    }
    return out;
}

bool areTexts(const QStringList &files)
{
    return std::any_of(files.begin(), files.end(),
                       [](const QString &file) { return data::isNamedAsTexts(file.toStdString()); });
}

} // namespace

PredictPage::PredictPage(Workbench &workbench, QWidget *parent) : Page(parent), m_workbench(workbench)
{
    // In the order in which Tab goes through them.
    QHBoxLayout *top = makeTop();
    auto *choice = new QVBoxLayout;
    choice->setSpacing(space::kTight);
    choice->addLayout(makeChoice());
    m_description = makeSecondary({}, this);
    m_description->setObjectName(QStringLiteral("sourceDescription"));
    choice->addWidget(m_description);
    m_notice = new Notice(this);
    m_notice->setObjectName(QStringLiteral("predictNotice"));
    m_exporting = new ExportPanel(workbench.store(), this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kGroup);
    layout->addLayout(top);
    layout->addLayout(choice);
    layout->addWidget(m_notice);
    layout->addWidget(m_exporting);
    layout->addWidget(makeBody(), 1);
    follow();
    showSource();
}

QHBoxLayout *PredictPage::makeTop()
{
    m_export =
        makeButton(tr("Export..."), tr("Writes the run's network into a folder that other programs read"), "", this);
    m_export->setObjectName(QStringLiteral("export"));
    connect(m_export, &QPushButton::clicked, this, [this] { m_exporting->exportRun(*m_current.run); });
    m_choosePictures = makeButton(tr("Choose pictures..."), tr("Pictures that the network is to judge"), "", this);
    m_choosePictures->setObjectName(QStringLiteral("choosePictures"));
    connect(m_choosePictures, &QPushButton::clicked, this, &PredictPage::choosePictures);
    m_chooseTexts = makeButton(tr("Choose a table..."), tr("A table of texts that the network is to judge"), "", this);
    m_chooseTexts->setObjectName(QStringLiteral("chooseTexts"));
    connect(m_chooseTexts, &QPushButton::clicked, this, &PredictPage::chooseTexts);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(makeTitle(tr("Predict"), this), 1);
    row->addWidget(m_export);
    row->addWidget(m_choosePictures);
    row->addWidget(m_chooseTexts);
    return row;
}

QHBoxLayout *PredictPage::makeChoice()
{
    m_source = new QComboBox(this);
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setModel(&m_sources);
    m_source->setAccessibleName(tr("Run or model that predicts"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *sourceLabel = new QLabel(tr("&With"), this);
    sourceLabel->setBuddy(m_source);
    m_count = new QSpinBox(this);
    m_count->setObjectName(QStringLiteral("labelCount"));
    m_count->setAccessibleName(tr("Labels for each"));
    m_count->setRange(1, static_cast<int>(PredictionWork::kMostGuesses));
    m_count->setValue(PredictionPanel::kUsualCount);
    m_countLabel = new QLabel(this);
    m_countLabel->setBuddy(m_count);
    QPushButton *folder = makeButton(
        tr("&Folder..."), tr("An exported model, or a text model as the Hugging Face hub lays it out"), "", this);
    folder->setObjectName(QStringLiteral("chooseFolder"));
    connect(folder, &QPushButton::clicked, this, &PredictPage::chooseFolder);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(sourceLabel);
    row->addWidget(m_source, 1);
    row->addWidget(folder);
    row->addSpacing(space::kGroup - space::kNormal);
    row->addWidget(m_countLabel);
    row->addWidget(m_count);
    return row;
}

QWidget *PredictPage::makeBody()
{
    m_stack = new QStackedWidget(this);
    auto *empty = new EmptyState(tr("No network is here yet"),
                                 tr("Train a model, or bring the weights of one: then it says here what pictures "
                                    "show, or what texts are."),
                                 tr("Go to the models"), m_stack);
    connect(empty, &EmptyState::actionWanted, this, [this] { m_workbench.goTo(PageId::Models); });
    m_panel = new PredictionPanel(m_workbench.library(), m_workbench.store(), m_stack);
    m_texts = new TextPanel(m_workbench.library(), m_workbench.store(), PredictionPanel::kUsualCount, m_stack);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_panel);
    m_stack->addWidget(m_texts);
    return m_stack;
}

void PredictPage::follow()
{
    connect(m_source, &QComboBox::activated, this, &PredictPage::use);
    connect(m_count, &QSpinBox::valueChanged, m_panel, &PredictionPanel::setCount);
    connect(m_count, &QSpinBox::valueChanged, m_texts, &TextPanel::setCount);
    connect(m_texts, &TextPanel::choosingWanted, this, &PredictPage::chooseTexts);
    connect(m_panel, &PredictionPanel::choosingWanted, this, &PredictPage::choosePictures);
    connect(m_panel, &PredictionPanel::picturesChanged, this, &PredictPage::showSource);
    connect(m_texts, &TextPanel::tableChanged, this, &PredictPage::showSource);
    connect(m_exporting, &ExportPanel::runningChanged, this, &PredictPage::showSource);
    connect(m_notice, &Notice::actionWanted, this, [this] { use(m_source->currentIndex()); });
    connect(&m_workbench, &Workbench::runsChanged, this, [this] {
        m_isStale = true;
        if (isVisible())
            listRuns();
    });
    connect(&m_workbench, &Workbench::predictionWanted, this, [this](const QString &run) {
        m_wantedRun = run.toStdString();
        listRuns();
    });
}

void PredictPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        listRuns();
    listModels();
}

void PredictPage::listRuns()
{
    m_isStale = false;
    m_listingRuns.run([store = &m_workbench.store()](const StopToken &) { return usableRuns(*store); },
                      [this](const Result<std::vector<RunChoice>> &runs) {
                          if (!runs) {
                              m_isStale = true;
                              m_notice->show(Notice::Kind::Error, words(runs.error()));
                              return;
                          }
                          m_sources.setRuns(*runs);
                          restoreSource();
                      });
}

void PredictPage::listModels()
{
    m_listingModels.run(
        [library = m_workbench.library()](const StopToken &) -> Result<std::vector<std::string>> {
            return modelsThatAreHere(library);
        },
        [this](const Result<std::vector<std::string>> &models) {
            if (!models)
                return; // only without memory for a few names
            m_sources.setModels(*models);
            restoreSource();
        });
}

/// After the list of sources has changed: the one in use stays.
void PredictPage::restoreSource()
{
    const int wanted = m_wantedRun.empty() ? -1 : m_sources.rowOfRun(m_wantedRun);
    if (wanted >= 0) {
        m_wantedRun.clear();
        use(wanted);
        return;
    }
    if (m_current.isNone() && !m_listingRuns.isRunning() && m_sources.rowCount() > 0) {
        use(0);
        return;
    }
    const int row = m_sources.rowOf(m_current);
    m_source->setCurrentIndex(row);
    const bool isNewer = row >= 0 && !(m_sources.at(row) == m_current);
    if (isNewer && !hasWork()) {
        use(row);
        return;
    }
    if (isNewer)
        m_notice->show(Notice::Kind::Warning,
                       readsTexts() ? tr("The run has come to a better epoch since these texts were judged.")
                                    : tr("The run has come to a better epoch since these pictures were judged."),
                       tr("Judge again"));
    showSource();
}

void PredictPage::use(int row)
{
    if (row < 0)
        return;
    m_notice->clear();
    m_source->setCurrentIndex(row);
    if (!(m_sources.at(row) == m_current)) {
        m_current = m_sources.at(row);
        m_trainedOn = m_sources.texts(row);
        // The other panel keeps what it has, and waits.
        m_panel->setSource(readsTexts() ? ClassifierSource() : m_current);
        m_texts->setSource(readsTexts() ? m_current : ClassifierSource(), m_trainedOn.value_or(TrainedOn()));
    }
    showSource();
}

bool PredictPage::readsTexts() const
{
    return m_trainedOn.has_value();
}

bool PredictPage::hasWork() const
{
    return readsTexts() ? m_texts->hasTable() : m_panel->hasPictures();
}

void PredictPage::showSource()
{
    const int row = m_source->currentIndex();
    const bool isGone = row < 0 && !m_current.isNone();
    m_description->setText(row >= 0 ? m_sources.description(row)
                           : isGone ? tr("What judged these is no longer there. Choose another run or model.")
                                    : QString());
    m_source->setEnabled(m_sources.rowCount() > 0);
    const bool isRun = row >= 0 && m_current.run.has_value();
    m_export->setEnabled(isRun && !m_exporting->isRunning());
    m_choosePictures->setVisible(!readsTexts());
    m_chooseTexts->setVisible(readsTexts());
    m_countLabel->setText(readsTexts() ? tr("&Labels for each text") : tr("&Labels for each picture"));
    QWidget *panel = readsTexts() ? static_cast<QWidget *>(m_texts) : m_panel;
    if (m_sources.rowCount() > 0 || hasWork())
        m_stack->setCurrentWidget(panel);
    else
        m_stack->setCurrentIndex(0);
}

void PredictPage::choosePictures()
{
    QFileDialog *dialog = makeOpenDialog(
        this, tr("Choose pictures"), "pictureDialog", QFileDialog::ExistingFiles,
        {tr("Pictures (%1)")
             .arg(QStringLiteral("*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.ppm *.pgm *.pnm")),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &PredictPage::takeFiles);
    dialog->open();
}

void PredictPage::chooseTexts()
{
    QFileDialog *dialog =
        makeOpenDialog(this, tr("Choose a table of texts"), "textsDialog", QFileDialog::ExistingFile,
                       {tr("Tables of texts (%1)").arg(QStringLiteral("*.csv *.tsv *.jsonl *.ndjson *.json *.txt")),
                        tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_texts, &TextPanel::open);
    dialog->open();
}

void PredictPage::chooseFolder()
{
    QFileDialog *dialog =
        makeOpenDialog(this, tr("Choose the folder of a model"), "folderDialog", QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_looking.run([folder](const StopToken &) -> Result<Dropped> { return look({folder}); },
                      [this, folder](const Result<Dropped> &found) {
                          if (found && found->kind != insight::FolderKind::None)
                              use(m_sources.addFolder(found->folder.toStdString(), found->kind));
                          else
                              m_notice->show(Notice::Kind::Error,
                                             tr("%1 holds no model: there is neither a headstart.json of an exported "
                                                "one nor a config.json of a text model in it.")
                                                 .arg(folder));
                      });
    });
    dialog->open();
}

bool PredictPage::takeDrop(const QStringList &paths)
{
    m_dropped += paths; // with those that are still being looked at: the latest wins
    m_looking.run([paths = m_dropped](const StopToken &) -> Result<Dropped> { return look(paths); },
                  [this](const Result<Dropped> &dropped) {
                      m_dropped.clear();
                      if (!dropped)
                          return; // only without memory for a few names
                      if (dropped->kind != insight::FolderKind::None)
                          use(m_sources.addFolder(dropped->folder.toStdString(), dropped->kind));
                      if (!dropped->files.isEmpty())
                          takeFiles(dropped->files);
                  });
    return true;
}

/// What the network cannot look at is said at once: else each file would say it.
void PredictPage::takeFiles(const QStringList &files)
{
    if (m_sources.rowCount() == 0 || areTexts(files) == readsTexts()) {
        m_notice->clear();
        if (readsTexts())
            m_texts->open(files.front());
        else
            m_panel->add(files);
        return;
    }
    m_notice->show(Notice::Kind::Warning,
                   readsTexts() ? tr("This network reads texts: drop a table of them (.csv, .tsv, .jsonl), or choose a "
                                     "network that looks at pictures.")
                                : tr("This network looks at pictures, and this is a table: choose a network that reads "
                                     "texts."));
}

} // namespace headstart::ui
