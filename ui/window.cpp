// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window.h"

#include "ui/about_dialog.h"
#include "ui/common/icons.h"
#include "ui/common/process.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/data/data_page.h"
#include "ui/header.h"
#include "ui/layers/layers_page.h"
#include "ui/models/models_page.h"
#include "ui/predict/predict_page.h"
#include "ui/runs/runs_page.h"
#include "ui/settings_dialog.h"
#include "ui/training/stored_run.h"
#include "ui/training/train_page.h"

#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QThread>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace headstart::ui {

namespace {

constexpr QSize kSmallest(1024, 700);
constexpr QSize kFirst(1280, 820);
constexpr int kIconSize = 20;

constexpr int kLookEvery = 2000; // milliseconds

constexpr std::array<const char *, 6> kIcons = {"models", "data", "layers", "train", "runs", "predict"};

QStringList localPaths(const QMimeData *mime)
{
    QStringList out;
    for (const QUrl &url : mime->urls())
        if (url.isLocalFile())
            out += url.toLocalFile();
    return out;
}

} // namespace

Window::Window(Workbench &workbench, QWidget *parent)
    : QMainWindow(parent), m_workbench(workbench), m_language(QSettings().value(QStringLiteral("language")).toString())
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(tr("Headstart"));
    setWindowIcon(programIcon());
    setMinimumSize(kSmallest);
    setAcceptDrops(true);
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_header = new Header(workbench, central);
    layout->addWidget(m_header);
    auto *below = new QHBoxLayout;
    below->setSpacing(0);
    m_rail = new QWidget(central);
    m_stack = new QStackedWidget(central);
    below->addWidget(m_rail);
    below->addWidget(m_stack, 1);
    layout->addLayout(below, 1);
    setCentralWidget(central);
    m_pages = {new ModelsPage(workbench), new DataPage(workbench), new LayersPage(workbench),
               new TrainPage(workbench),  new RunsPage(workbench), new PredictPage(workbench)};
    for (Page *page : m_pages)
        m_stack->addWidget(page);
    makeRail();
    makeMenus();
    makeStatusBar();
    tintIcons();
    followSession();
    connect(&Theme::instance(), &Theme::changed, this, &Window::tintIcons);
    for (const auto signal : {&Workbench::configChanged, &Workbench::dataChanged})
        connect(&workbench, signal, this, &Window::tintIcons);
    connect(&workbench, &Workbench::pageWanted, this, &Window::show);
    connect(&workbench, &Workbench::predictionWanted, this, [this] { show(PageId::Predict); });
    restore();
    offerToResume();
}

Window::~Window() = default;

PageId Window::current() const
{
    return static_cast<PageId>(m_stack->currentIndex());
}

void Window::show(PageId id)
{
    const int index = static_cast<int>(id);
    m_stack->setCurrentIndex(index);
    m_buttons->button(index)->setChecked(true);
}

void Window::makeRail()
{
    m_rail->setObjectName(QStringLiteral("rail"));
    m_rail->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(m_rail);
    layout->setContentsMargins(0, space::kNormal, 0, space::kNormal);
    layout->setSpacing(0);
    m_buttons = new QButtonGroup(this);
    const std::array<QString, 6> names = {tr("Models"), tr("Data"), tr("Layers"),
                                          tr("Train"),  tr("Runs"), tr("Predict")};
    const std::array<QString, 6> descriptions = {
        tr("What the run starts from"),         tr("What it learns from"), tr("What is kept and what is retrained"),
        tr("Recipe, settings, and the curves"), tr("All runs, compared"),  tr("Use what was learned")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto *button = new QToolButton(m_rail);
        button->setObjectName(QStringLiteral("rail%1").arg(i));
        button->setText(names[i]);
        button->setAccessibleName(names[i]);
        button->setAccessibleDescription(descriptions[i]);
        button->setToolTip(tr("%1 (Ctrl+%2)").arg(descriptions[i]).arg(i + 1));
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize({kIconSize, kIconSize});
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_buttons->addButton(button, static_cast<int>(i));
        layout->addWidget(button);
    }
    layout->addStretch();
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int index) { show(static_cast<PageId>(index)); });
}

void Window::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open data folder..."), QKeySequence::Open, this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("Open a folder of pictures, or of a GLUE task"));
        if (!folder.isEmpty()) {
            show(PageId::Data);
            page(PageId::Data)->takeDrop({folder});
        }
    });
    file->addAction(tr("Open data &table..."), this, [this] {
        const QString table =
            QFileDialog::getOpenFileName(this, tr("Open a table of texts, or of pictures and their labels"));
        if (!table.isEmpty()) {
            show(PageId::Data);
            page(PageId::Data)->takeDrop({table});
        }
    });
    file->addAction(tr("Open the &demo: solar cells"), &m_workbench, &Workbench::openDemo);
    file->addAction(tr("Open the demo: &opinions in texts"), &m_workbench, &Workbench::openTextDemo);
    file->addSeparator();
    file->addAction(tr("&Settings..."), QKeySequence::Preferences, this, [this] {
        SettingsDialog dialog(m_workbench, this);
        dialog.exec();
        if (dialog.language() != m_language)
            Q_EMIT languageWanted(dialog.language());
    });
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);

    QMenu *go = menuBar()->addMenu(tr("&Go"));
    for (int i = 0; i < static_cast<int>(m_pages.size()); ++i)
        go->addAction(m_buttons->button(i)->text(), QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), this,
                      [this, i] { show(static_cast<PageId>(i)); });

    QMenu *run = menuBar()->addMenu(tr("&Run"));
    run->addAction(tr("&Train"), QKeySequence(Qt::CTRL | Qt::Key_Return), m_header, &Header::train);
    QAction *stop = run->addAction(tr("&Stop"), this, [this] { m_workbench.session().cancel(); });
    connect(run, &QMenu::aboutToShow, stop, [this, stop] { stop->setEnabled(m_workbench.session().isRunning()); });
    run->addSeparator();
    run->addAction(tr("&Compare runs"), this, [this] { show(PageId::Runs); });
    run->addAction(tr("&Predict and export"), this, [this] { show(PageId::Predict); });

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About Headstart"), this, &Window::about);
}

void Window::makeStatusBar()
{
    m_activity = makeButton(tr("Nothing is running"), tr("Leads to what goes on"), "link", this);
    m_activity->setObjectName(QStringLiteral("activity"));
    connect(m_activity, &QPushButton::clicked, this, [this] { show(PageId::Train); });
    m_resources = makeCaption({}, this);
    m_resources->setWordWrap(false);
    m_resources->setObjectName(QStringLiteral("resources"));
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(space::kNormal, 0, space::kGroup, 0);
    statusBar()->addWidget(m_activity);
    statusBar()->addPermanentWidget(m_resources);
    auto *looking = new QTimer(this);
    connect(looking, &QTimer::timeout, this, &Window::showResources);
    looking->start(kLookEvery);
    showResources();
}

void Window::showResources()
{
    const auto threads = static_cast<int>(m_workbench.config().compute.threads);
    const int inUse = threads > 0 ? threads : QThread::idealThreadCount();
    const QString threadsText = inUse == 1 ? tr("1 thread") : tr("%1 threads").arg(inUse);
    const double memory = memoryInUse();
    m_resources->setText(memory > 0 ? tr("%1 · %2 in use").arg(threadsText, bytes(memory)) : threadsText);
    m_resources->setToolTip(tr("Threads that train, and memory of this program. Runs are kept in %1.")
                                .arg(QString::fromStdString(m_workbench.store().file().string())));
}

/// What a crash or a closed window has left is said at the start, and taken up on the page of training.
void Window::offerToResume()
{
    m_lookingBack.run([store = &m_workbench.store()](const StopToken &) { return findOpenEnd(*store); },
                      [this](const Result<std::optional<OpenEnd>> &found) {
                          if (!found || !*found || m_workbench.session().isRunning())
                              return;
                          m_hasOpenEnd = true;
                          m_activity->setText(
                              tr("“%1” can go on where it ended").arg(QString::fromStdString((*found)->name)));
                          tintIcons();
                      });
}

bool Window::needsAttention(PageId page) const
{
    if (page == PageId::Train && m_hasOpenEnd)
        return true;
    const auto missing = m_workbench.missing();
    return std::any_of(missing.begin(), missing.end(), [page](const Missing &one) { return one.page == page; });
}

void Window::tintIcons()
{
    for (std::size_t i = 0; i < kIcons.size(); ++i) {
        const QColor dot = needsAttention(static_cast<PageId>(i)) ? colours().trains : QColor();
        m_buttons->button(static_cast<int>(i))->setIcon(icon(kIcons[i], colours().secondary, dot));
    }
}

void Window::followSession()
{
    const training::Session &session = m_workbench.session();
    connect(&session, &training::Session::started, this, [this](const training::RunBeginning &run) {
        m_run = run;
        m_timeLeft = training::TimeLeft(run.steps);
        m_hasOpenEnd = false;
        tintIcons();
        m_activity->setText(tr("● %1 begins").arg(QString::fromStdString(run.name)));
    });
    connect(&session, &training::Session::stepsMeasured, this,
            [this](const QString &, const QList<runs::StepRow> &steps) {
                for (const runs::StepRow &step : steps)
                    m_timeLeft.stepped(step);
                showProgress(steps.last());
            });
    const auto idle = [this](const QString &text) { m_activity->setText(text); };
    connect(&session, &training::Session::finished, this, [this, idle] {
        idle(tr("%1 is finished").arg(QString::fromStdString(m_run.name)));
        QApplication::alert(this);
    });
    connect(&session, &training::Session::stopped, this, [idle] { idle(tr("Stopped; the last step is saved")); });
    connect(&session, &training::Session::failed, this, [idle] { idle(tr("✕ The run ended with an error")); });
}

void Window::showProgress(const runs::StepRow &row)
{
    m_activity->setText(tr("● training %1 · epoch %2 of %3 · %4 left")
                            .arg(QString::fromStdString(m_run.name))
                            .arg(row.epoch)
                            .arg(m_run.epochs)
                            .arg(ui::about(m_timeLeft.seconds())));
}

void Window::about()
{
    AboutDialog(this).exec();
}

void Window::restore()
{
    const QSettings settings;
    resize(kFirst);
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    const int page = settings.value(QStringLiteral("window/page"), 0).toInt();
    show(static_cast<PageId>(std::clamp(page, 0, static_cast<int>(m_pages.size()) - 1)));
    m_buttons->checkedButton()->setFocus();
}

bool Window::mayClose()
{
    if (!m_workbench.session().isRunning())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Training goes on"),
                    tr("%1 is still training. It is saved at its last step and can be resumed at any time.")
                        .arg(QString::fromStdString(m_run.name)),
                    QMessageBox::NoButton, this);
    QPushButton *stop = box.addButton(tr("Stop, save and close"), QMessageBox::AcceptRole);
    box.addButton(tr("Keep training"), QMessageBox::RejectRole);
    box.exec();
    return box.clickedButton() == stop;
}

void Window::closeEvent(QCloseEvent *event)
{
    if (!mayClose()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/page"), m_stack->currentIndex());
    if (m_workbench.session().isRunning()) {
        m_workbench.session().cancel(); // its end is waited for when the session goes
        settings.setValue(QStringLiteral("window/page"), static_cast<int>(PageId::Train)); // where it can go on
    }
    event->accept();
}

void Window::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

/// The page in sight first; what it has no use for is data.
void Window::dropEvent(QDropEvent *event)
{
    const QStringList paths = localPaths(event->mimeData());
    event->acceptProposedAction();
    if (paths.isEmpty() || page(current())->takeDrop(paths))
        return;
    show(PageId::Data);
    page(PageId::Data)->takeDrop(paths);
}

} // namespace headstart::ui
