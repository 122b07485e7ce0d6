// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/predict_page.h"

#include "core/catalogue/model_card.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/predict/export_panel.h"
#include "ui/predict/prediction_panel.h"
#include "ui/workbench.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

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
    connect(m_export, &QPushButton::clicked, this, [this] { m_exporting->exportRun(*m_panel->source().run); });
    QPushButton *choose = makeButton(tr("Choose pictures..."), tr("Pictures that the network is to judge"), "", this);
    choose->setObjectName(QStringLiteral("choosePictures"));
    connect(choose, &QPushButton::clicked, this, &PredictPage::choosePictures);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(makeTitle(tr("Predict"), this), 1);
    row->addWidget(m_export);
    row->addWidget(choose);
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
    m_count->setAccessibleName(tr("Labels for each picture"));
    m_count->setRange(1, static_cast<int>(PredictionWork::kMostGuesses));
    m_count->setValue(PredictionPanel::kUsualCount);
    auto *countLabel = new QLabel(tr("&Labels for each picture"), this);
    countLabel->setBuddy(m_count);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kNormal);
    row->addWidget(sourceLabel);
    row->addWidget(m_source, 1);
    row->addSpacing(space::kGroup - space::kNormal);
    row->addWidget(countLabel);
    row->addWidget(m_count);
    return row;
}

QWidget *PredictPage::makeBody()
{
    m_stack = new QStackedWidget(this);
    auto *empty = new EmptyState(tr("No network is here yet"),
                                 tr("Train a model, or bring the weights of one: then it says here what pictures "
                                    "show."),
                                 tr("Go to the models"), m_stack);
    connect(empty, &EmptyState::actionWanted, this, [this] { m_workbench.goTo(PageId::Models); });
    m_panel = new PredictionPanel(m_workbench.library(), m_workbench.store(), m_stack);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_panel);
    return m_stack;
}

void PredictPage::follow()
{
    connect(m_source, &QComboBox::activated, this, &PredictPage::use);
    connect(m_count, &QSpinBox::valueChanged, m_panel, &PredictionPanel::setCount);
    connect(m_panel, &PredictionPanel::choosingWanted, this, &PredictPage::choosePictures);
    connect(m_panel, &PredictionPanel::picturesChanged, this, &PredictPage::showSource);
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
    const ClassifierSource &current = m_panel->source();
    if (current.isNone() && !m_listingRuns.isRunning() && m_sources.rowCount() > 0) {
        use(0);
        return;
    }
    const int row = current.run ? m_sources.rowOfRun(current.run->id) : m_sources.rowOfModel(current.card);
    m_source->setCurrentIndex(row);
    const bool isNewer = row >= 0 && !(m_sources.at(row) == current);
    if (isNewer && !m_panel->hasPictures()) {
        use(row);
        return;
    }
    if (isNewer)
        m_notice->show(Notice::Kind::Warning,
                       tr("The run has come to a better epoch since these pictures were judged."), tr("Judge again"));
    showSource();
}

void PredictPage::use(int row)
{
    if (row < 0)
        return;
    m_notice->clear();
    m_source->setCurrentIndex(row);
    if (!(m_sources.at(row) == m_panel->source()))
        m_panel->setSource(m_sources.at(row));
    showSource();
}

void PredictPage::showSource()
{
    const int row = m_source->currentIndex();
    const bool isGone = row < 0 && !m_panel->source().isNone();
    m_description->setText(row >= 0 ? m_sources.description(row)
                           : isGone ? tr("What judged these pictures is no longer there. Choose another run or model.")
                                    : QString());
    m_source->setEnabled(m_sources.rowCount() > 0);
    const bool isRun = row >= 0 && m_panel->source().run.has_value();
    m_export->setEnabled(isRun && !m_exporting->isRunning());
    m_stack->setCurrentIndex(m_sources.rowCount() > 0 || m_panel->hasPictures() ? 1 : 0);
}

void PredictPage::choosePictures()
{
    auto *dialog = new QFileDialog(this, tr("Choose pictures"));
    dialog->setObjectName(QStringLiteral("pictureDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Pictures (%1)")
             .arg(QStringLiteral("*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.ppm *.pgm *.pnm")),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, m_panel, &PredictionPanel::add);
    dialog->open();
}

bool PredictPage::takeDrop(const QStringList &paths)
{
    m_panel->add(paths);
    return true;
}

} // namespace headstart::ui
