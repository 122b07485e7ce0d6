// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/models_page.h"

#include "ui/common/table_look.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/models/disk_dialog.h"
#include "ui/models/found_model.h"
#include "ui/models/model_details.h"
#include "ui/models/model_plot.h"
#include "ui/models/weights_choice.h"
#include "ui/workbench.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>
#include <optional>
#include <set>

namespace headstart::ui {

namespace {

/// What the list is shown as (QSettings: "models/view").
enum View { TableView, PlotView };
const QString kView = QStringLiteral("models/view");
const QString kDiskButton = QStringLiteral("weightsOnDisk");

/// Another network has other stages, and another way of seeing: what was said of the one before does not hold.
void forgetModel(training::RunConfig &config)
{
    const std::string mode = config.preprocessing.mode;
    const std::string batchNorm = config.freeze.batchNorm;
    config.model = {};
    config.preprocessing = {};
    config.preprocessing.mode = mode;
    config.freeze = {};
    config.freeze.batchNorm = batchNorm;
}

} // namespace

ModelsPage::ModelsPage(Workbench &workbench, QWidget *parent)
    : Page(parent), m_workbench(workbench), m_meter(workbench), m_search(new QLineEdit(this)),
      m_task(new QComboBox(this)), m_onDisk(new QCheckBox(tr("On this computer"), this)), m_size(new QComboBox(this)),
      m_licence(new QComboBox(this)), m_view(new QButtonGroup(this)),
      m_details(new ModelDetails(workbench, m_meter, this))
{
    m_search->setObjectName(QStringLiteral("modelSearch"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setPlaceholderText(tr("Search by name or licence"));
    m_search->setClearButtonEnabled(true);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::kNormal);
    top->addWidget(makeTitle(tr("Models"), this));
    top->addSpacing(space::kNormal);
    top->addWidget(m_search, 1);
    top->addWidget(m_task);
    top->addWidget(m_onDisk);
    top->addWidget(m_size);
    top->addWidget(m_licence);
    top->addLayout(makeViewChoice());
    makeTaskFilter();
    fillFilters();
    auto *body = new QHBoxLayout;
    body->setSpacing(space::kGroup);
    constexpr int kTableShare = 15;
    constexpr int kDetailsShare = 11;
    body->addWidget(makeList(), kTableShare);
    body->addWidget(m_details, kDetailsShare);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kPage, space::kPage, space::kPage);
    layout->setSpacing(space::kGroup);
    layout->addLayout(top);
    layout->addLayout(body, 1);
    setTabOrder(m_licence, m_view->button(TableView));
    setTabOrder(m_view->button(TableView), m_view->button(PlotView));
    setTabOrder(m_view->button(PlotView), m_table);
    setTabOrder(m_table, findChild<QPushButton *>(kDiskButton));
    follow();
    followWorkbench();
    showCounts();
    select(0);
    followConfig();
    followData();
}

/// Two buttons, one of which is down.
QLayout *ModelsPage::makeViewChoice()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kTight);
    const auto add = [&](View view, const QString &text, const QString &description, const char *name) {
        QPushButton *button = makeButton(text, description, "", this);
        button->setObjectName(QString::fromLatin1(name));
        button->setCheckable(true);
        m_view->addButton(button, view);
        row->addWidget(button);
    };
    add(TableView, tr("Table"), tr("Shows the models as rows"), "viewTable");
    add(PlotView, tr("Plot"), tr("Shows the models as points: accuracy against what they cost"), "viewPlot");
    const bool isPlot = QSettings().value(kView, TableView).toInt() == PlotView;
    m_view->button(isPlot ? PlotView : TableView)->setChecked(true);
    connect(m_view, &QButtonGroup::idClicked, this, &ModelsPage::chooseView);
    return row;
}

void ModelsPage::chooseView(int view)
{
    QSettings().setValue(kView, view);
    showView();
}

/// The plot is made when it is wanted.
void ModelsPage::showView()
{
    if (m_view->checkedId() == PlotView && !m_plot) {
        m_plot = new ModelPlot(m_models, m_filter, m_meter, m_stack);
        m_stack->addWidget(m_plot);
        m_plot->follow(m_table);
        connect(m_plot, &ModelPlot::picked, this, &ModelsPage::select);
        connect(m_plot, &ModelPlot::useWanted, this, &ModelsPage::use);
    }
    if (m_plot)
        m_plot->setCurrent(m_shown);
    m_stack->setCurrentWidget(m_filter.rowCount() == 0          ? m_nothing
                              : m_view->checkedId() == PlotView ? static_cast<QWidget *>(m_plot)
                                                                : m_table);
}

void ModelsPage::makeTaskFilter()
{
    using Task = ModelFilter::Task;
    m_task->setObjectName(QStringLiteral("taskFilter"));
    m_task->setAccessibleName(tr("What the model learns from"));
    m_task->setToolTip(tr("Shows models for pictures, or for texts, alone"));
    m_task->addItem(tr("All"), static_cast<int>(Task::All));
    m_task->addItem(tr("Pictures"), static_cast<int>(Task::Pictures));
    m_task->addItem(tr("Texts"), static_cast<int>(Task::Texts));
    connect(m_task, &QComboBox::currentIndexChanged, this, [this] {
        m_filter.setTask(static_cast<Task>(m_task->currentData().toInt()));
        showFiltered();
    });
}

void ModelsPage::fillFilters()
{
    m_onDisk->setObjectName(QStringLiteral("onDisk"));
    m_onDisk->setAccessibleName(m_onDisk->text());
    m_onDisk->setToolTip(tr("Shows models alone whose weights are in the library"));
    connect(m_onDisk, &QCheckBox::toggled, this, [this](bool on) {
        m_filter.setOnDisk(on);
        showFiltered();
    });
    m_size->setObjectName(QStringLiteral("sizeFilter"));
    m_size->setAccessibleName(tr("Size of the model"));
    m_size->addItem(tr("Any size"), 0);
    for (const int millions : {6, 12, 30})
        m_size->addItem(tr("Under %1 M").arg(millions), millions);
    m_size->setToolTip(tr("Shows models of fewer parameters alone"));
    connect(m_size, &QComboBox::currentIndexChanged, this, [this] {
        m_filter.setMostMillions(m_size->currentData().toInt());
        showFiltered();
    });
    m_licence->setObjectName(QStringLiteral("licenceFilter"));
    m_licence->setAccessibleName(tr("Licence of the weights"));
    m_licence->addItem(tr("Any licence"), QString());
    std::set<std::string> licences;
    for (const catalogue::ModelCard &card : catalogue::cards())
        if (!card.licence.empty())
            licences.insert(card.licence);
    for (const std::string &licence : licences)
        m_licence->addItem(QString::fromStdString(licence), QString::fromStdString(licence));
    connect(m_licence, &QComboBox::currentIndexChanged, this, [this] {
        m_filter.setLicence(m_licence->currentData().toString());
        showFiltered();
    });
}

void ModelsPage::clearFilters()
{
    m_task->setCurrentIndex(0);
    m_onDisk->setChecked(false);
    m_size->setCurrentIndex(0);
    m_licence->setCurrentIndex(0);
    m_search->clear();
}

QWidget *ModelsPage::makeList()
{
    m_filter.setSourceModel(&m_models);
    auto *list = new QWidget(this);
    m_stack = new QStackedWidget(list);
    makeTable();
    auto *nothing = new EmptyState(
        tr("No model is like that"),
        tr("Search by a part of its name or of its licence, or choose any task, size, licence and place."),
        tr("Clear the search"), m_stack);
    connect(nothing, &EmptyState::actionWanted, this, &ModelsPage::clearFilters);
    m_nothing = nothing;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kTight);
    layout->addWidget(m_stack, 1);
    layout->addLayout(makeFoot());
    return list;
}

/// How many there are, and where those on the disk are freed.
QLayout *ModelsPage::makeFoot()
{
    m_counts = makeCaption({}, this);
    m_counts->setObjectName(QStringLiteral("modelCounts"));
    QPushButton *disk =
        makeButton(tr("Weights on disk..."), tr("What the library holds, and how to free it"), "inline", this);
    disk->setObjectName(kDiskButton);
    connect(disk, &QPushButton::clicked, this, [this] { (new DiskDialog(m_workbench, this))->open(); });
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::kGroup);
    foot->addWidget(m_counts, 1);
    foot->addWidget(disk);
    return foot;
}

void ModelsPage::showCounts()
{
    int here = 0;
    for (int row = 0; row < m_models.rowCount(); ++row)
        here += m_models.at(row).weights.state == WeightsFound::State::Here ? 1 : 0;
    m_counts->setText(
        tr("%1 of %2 models; the weights of %3 are here").arg(m_filter.rowCount()).arg(m_models.rowCount()).arg(here));
}

void ModelsPage::makeTable()
{
    m_table = new QTableView(m_stack);
    m_table->setObjectName(QStringLiteral("models"));
    m_table->setAccessibleName(tr("Models"));
    m_table->setModel(&m_filter);
    makeListLike(*m_table);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // the catalogue's order
}

/// A narrow table leaves out what the details say too, rather than cut the names off.
void ModelsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    constexpr int kRoomForAll = 620;
    m_table->setColumnHidden(ModelTable::Licence, m_stack->width() < kRoomForAll);
}

void ModelsPage::follow()
{
    constexpr int kRest = 150; // milliseconds
    m_outlineSoon.setSingleShot(true);
    m_outlineSoon.setInterval(kRest);
    connect(&m_outlineSoon, &QTimer::timeout, this, &ModelsPage::outlineShown);
    connect(m_search, &QLineEdit::textChanged, this, &ModelsPage::search);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ModelsPage::showSelected);
    connect(m_table, &QTableView::doubleClicked, this, &ModelsPage::use);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(key, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, &ModelsPage::use);
    }
    connect(m_details, &ModelDetails::useWanted, this, &ModelsPage::use);
    connect(&m_details->weights(), &WeightsChoice::changed, this, &ModelsPage::applyWeights);
    connect(&m_details->weights(), &WeightsChoice::fileWanted, this, &ModelsPage::takeWeights);
    connect(&m_details->weights(), &WeightsChoice::lookWanted, this, &ModelsPage::lookForWeights);
    connect(&m_meter, &SpeedMeter::changed, this, &ModelsPage::followMeter);
}

void ModelsPage::followWorkbench()
{
    connect(&m_workbench, &Workbench::configChanged, this, &ModelsPage::followConfig);
    connect(&m_workbench, &Workbench::dataChanged, this, &ModelsPage::followData);
    connect(&m_workbench, &Workbench::cardsChanged, this, &ModelsPage::followCards);
    connect(&m_workbench, &Workbench::modelFailed, this, [this](const Error &error) { m_details->say(words(error)); });
    connect(&m_workbench, &Workbench::libraryChanged, this, &ModelsPage::lookForWeights);
    connect(&m_workbench, &Workbench::runsChanged, this, [this] {
        m_isStale = true;
        if (isVisible())
            listRuns();
    });
}

/// Models for other data than were opened are no choice; who wants to see them all the same says so.
void ModelsPage::followData()
{
    const auto &dataset = m_workbench.dataset();
    const catalogue::ModelCard *card = m_workbench.card();
    if (!dataset || (card && card->readsTexts == dataset->isText()))
        return;
    if (dataset->isText() || m_filter.task() == ModelFilter::Task::Texts) {
        const auto task = dataset->isText() ? ModelFilter::Task::Texts : ModelFilter::Task::All;
        m_task->setCurrentIndex(m_task->findData(static_cast<int>(task)));
    }
}

void ModelsPage::followCards()
{
    const int before = m_models.rowCount();
    m_models.takeNewCards();
    showCounts();
    if (m_isLooked)
        lookForWeights();
    if (m_models.rowOf(m_workbench.config().model.id) < before)
        return;
    m_chosen = {}; // its row was missing until now
    followConfig();
}

void ModelsPage::followMeter()
{
    std::vector<std::optional<insight::MeasuredSpeed>> speeds;
    for (int row = 0; row < m_models.rowCount(); ++row) {
        const insight::MeasuredSpeed *speed = m_meter.find(*m_models.at(row).card);
        speeds.push_back(speed ? std::optional(*speed) : std::nullopt);
    }
    m_models.setSpeeds(speeds);
}

void ModelsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        listRuns();
    if (m_isLooked)
        return;
    m_isLooked = true;
    showView();
    lookForWeights();
    m_meter.load();
    if (m_shown >= 0)
        outlineShown();
}

void ModelsPage::search(const QString &text)
{
    m_filter.setSearch(text);
    showFiltered();
}

void ModelsPage::showFiltered()
{
    showView();
    showCounts();
    const int shown = m_filter.mapFromSource(m_models.index(m_shown, 0)).row();
    if (m_filter.rowCount() == 0)
        return;
    m_table->selectRow(std::max(0, shown));
    m_table->scrollTo(m_table->currentIndex()); // rows that went may have moved it out of sight
}

void ModelsPage::select(int row)
{
    const QModelIndex index = m_filter.mapFromSource(m_models.index(row, 0));
    if (index.isValid())
        m_table->selectRow(index.row());
}

int ModelsPage::selected() const
{
    return m_filter.mapToSource(m_table->currentIndex()).row();
}

/// Where a search hides the selected model, the details go on to show it.
void ModelsPage::showSelected()
{
    const int row = selected();
    if (row < 0 || row == m_shown)
        return;
    showModel(row);
}

void ModelsPage::followConfig()
{
    const training::ModelConfig &model = m_workbench.config().model;
    if (model == m_chosen)
        return;
    m_chosen = model;
    m_models.setChosen(model.id);
    const int row = m_models.rowOf(model.id);
    if (row < 0 || (row == m_shown && m_details->weights().value() == model.weights))
        return;
    select(row);
    showModel(row);
}

void ModelsPage::showModel(int row)
{
    m_shown = row;
    m_details->setModel(m_models.at(row));
    if (m_plot)
        m_plot->setCurrent(row);
    if (m_isLooked) // else when the page is seen
        m_outlineSoon.start();
}

/// The stages of what is shown.
void ModelsPage::outlineShown()
{
    m_outlining.run([id = m_models.at(m_shown).card->id, labels = publishedLabels(*m_models.at(m_shown).card)](
                        const StopToken &) { return insight::outlineOf(id, labels); },
                    [this, row = m_shown](const Result<insight::Outline> &outline) {
                        if (outline && row == m_shown)
                            m_details->setOutline(*outline);
                    });
}

void ModelsPage::lookForWeights()
{
    std::vector<const catalogue::ModelCard *> cards;
    for (int row = 0; row < m_models.rowCount(); ++row)
        cards.push_back(m_models.at(row).card);
    m_looking.run(
        [library = m_workbench.library(), cards](const StopToken &stop) -> Result<std::vector<WeightsFound>> {
            std::vector<WeightsFound> out;
            for (const catalogue::ModelCard *card : cards)
                out.push_back(stop.stopped() ? WeightsFound() : findWeights(library, *card));
            return out;
        },
        [this](const Result<std::vector<WeightsFound>> &found) {
            if (!found)
                return; // only without memory for a few names
            m_models.setWeights(*found);
            showFiltered();
            if (m_shown >= 0)
                m_details->setFound(m_models.at(m_shown).weights);
        });
}

void ModelsPage::listRuns()
{
    m_isStale = false;
    m_listing.run([store = &m_workbench.store()](const StopToken &) { return usableRuns(*store); },
                  [this](Result<std::vector<RunChoice>> runs) {
                      if (!runs) {
                          m_isStale = true;
                          m_details->say(words(runs.error()));
                          return;
                      }
                      std::erase_if(*runs, [](const RunChoice &run) { return !run.isFinished(); });
                      m_details->weights().setRuns(*runs);
                  });
}

void ModelsPage::use()
{
    if (m_shown < 0)
        return;
    const auto weights = m_details->weights().value();
    if (!weights) {
        m_details->say(m_details->weights().problem());
        return;
    }
    m_workbench.change([&](training::RunConfig &config) {
        const std::string &id = m_models.at(m_shown).card->id;
        if (config.model.id != id)
            forgetModel(config);
        config.model.id = id;
        config.model.weights = *weights;
        config.model.weightsHash.clear();
    });
    if (!m_workbench.dataset())
        m_workbench.goTo(PageId::Data);
}

/// Of the model of the run to be, another choice of weights holds at once.
void ModelsPage::applyWeights()
{
    const auto weights = m_details->weights().value();
    if (m_shown < 0 || !weights || m_models.at(m_shown).card->id != m_workbench.config().model.id)
        return;
    m_workbench.change([&](training::RunConfig &config) {
        config.model.weights = *weights;
        config.model.weightsHash.clear();
    });
}

/// The shown model stays where it is one of those that the file fits.
int ModelsPage::rowOf(const insight::RecognisedFile &file) const
{
    const auto fits = [&](int row) {
        return row >= 0
               && std::find(file.networks.begin(), file.networks.end(), m_models.at(row).card->network)
                      != file.networks.end();
    };
    if (fits(m_shown))
        return m_shown;
    for (const std::string &network : file.networks)
        for (int row = 0; row < m_models.rowCount(); ++row)
            if (m_models.at(row).card->network == network)
                return row;
    return -1;
}

int ModelsPage::rowOfFolder(const std::string &folder) const
{
    for (int row = 0; row < m_models.rowCount(); ++row) {
        const catalogue::ModelCard &card = *m_models.at(row).card;
        if (card.readsTexts && (m_workbench.library().folder() / card.weights.file).parent_path() == folder)
            return row;
    }
    return -1;
}

/// However the list is narrowed.
void ModelsPage::reveal(int row)
{
    if (!m_filter.mapFromSource(m_models.index(row, 0)).isValid())
        clearFilters();
    select(row);
}

void ModelsPage::takeWeights(const QString &path)
{
    m_details->weights().beginFile(path);
    m_recognising.run([file = path.toStdString()](const StopToken &) { return findModel(file); },
                      [this, path](const Result<FoundModel> &found) {
                          if (!found || !found->card) {
                              takeFile(path, found ? found->file : Result<insight::RecognisedFile>(found.error()));
                              return;
                          }
                          if (const auto taken = takeFolder(*found->card); !taken)
                              m_details->weights().setFile(path, taken.error());
                      });
}

void ModelsPage::takeFile(const QString &path, const Result<insight::RecognisedFile> &found)
{
    const int row = found ? rowOf(*found) : -1;
    if (row >= 0 && row != m_shown)
        reveal(row);
    const bool hasNoCard = found && row < 0;
    m_details->weights().setFile(path, hasNoCard ? insight::withoutCard(path.toStdString(), *found) : found);
}

/// A model of one's own, or one of the library that was chosen by its folder.
Result<void> ModelsPage::takeFolder(const catalogue::ModelCard &card)
{
    if (rowOfFolder(card.id) < 0)
        if (const auto added = m_workbench.addCard(card); !added)
            return added;
    const int row = rowOfFolder(card.id);
    reveal(row);
    showModel(row); // anew: the weights are its own
    return {};
}

bool ModelsPage::takeDrop(const QStringList &paths)
{
    if (paths.size() != 1)
        return false;
    const QString &path = paths.front();
    if (namesModel(path))
        takeWeights(path);
    else if (namesPicture(path))
        m_details->tryPicture(path);
    else
        return false; // data, it seems
    return true;
}

} // namespace headstart::ui
