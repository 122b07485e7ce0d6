// SPDX-License-Identifier: GPL-3.0-or-later
// How the window feels while something trains: see README.md.
// window LABELS LIBRARY, with the table of the demo's pictures and the folder of models.
#include "app/application.h"
#include "ui/page.h"
#include "ui/plots/curve_plot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <thread>
#include <vector>

using namespace headstart;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kPatience = 600'000; // milliseconds
constexpr std::int64_t kMillion = 1'000'000;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// Takes events that another thread posts, as the desktop's are, and notes how long each has waited.
class Answering : public QObject {
public:
    struct Asked : QEvent {
        Asked() : QEvent(QEvent::User) {}
        Clock::time_point when = Clock::now();
    };
    std::vector<double> milliseconds;

protected:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        milliseconds.push_back(1000 * secondsSince(static_cast<const Asked *>(event)->when));
        return true;
    }
};

training::RunConfig everything(const std::string &labels)
{
    training::RunConfig config;
    config.model.id = "tf_efficientnet_lite0";
    config.data.path = labels;
    config.data.threshold = 0.5;
    config.freeze.cut = "stem";
    config.freeze.batchNorm = "fixed";
    config.preprocessing.mode = "squash";
    config.augmentation.flipHorizontal = true;
    config.training.epochs = 100;
    return config;
}

void begin(training::Session &session, const training::RunConfig &config)
{
    QSignalSpy steps(&session, &training::Session::stepsMeasured);
    session.start(config, {});
    if (!steps.wait(kPatience))
        std::exit(1);
}

void end(training::Session &session)
{
    QSignalSpy stopped(&session, &training::Session::stopped);
    session.cancel();
    stopped.wait(kPatience);
}

/// Events are answered while both cores train and the curves grow.
void events(ui::Window &window)
{
    window.show(ui::PageId::Train);
    Answering answering;
    std::atomic<bool> goesOn = true;
    std::thread asking([&] {
        while (goesOn) {
            QCoreApplication::postEvent(&answering, new Answering::Asked);
            std::this_thread::sleep_for(std::chrono::milliseconds(7));
        }
    });
    QTest::qWait(30'000);
    goesOn = false;
    asking.join();
    QCoreApplication::processEvents();
    std::vector<double> &all = answering.milliseconds;
    std::sort(all.begin(), all.end());
    const auto within = std::upper_bound(all.begin(), all.end(), 16.0) - all.begin();
    std::printf(
        "events answered while training: %zu, within 16 ms %.2f %%, 99 %% within %.1f ms, the slowest %.1f ms\n",
        all.size(), 100.0 * double(within) / double(all.size()), all[all.size() * 99 / 100], all.back());
}

/// A plot of a million points is dragged with the mouse, frame after frame.
void pan()
{
    ui::CurvePlot plot(QStringLiteral("Loss"));
    plot.addSeries({QStringLiteral("train"), 0, ui::CurveDash::Solid, ui::CurveMarker::None, true});
    QList<ui::CurvePoint> points;
    for (std::int64_t step = 1; step <= kMillion; ++step)
        points.append({double(step), double(step) / 1000, double(step),
                       1 + std::sin(double(step) / 9999) + 0.1 * double(step * 7919 % 100)});
    plot.append(0, points);
    plot.resize(900, 400);
    plot.show();
    QTest::qWait(500);
    auto *canvas = plot.findChild<QWidget *>(QStringLiteral("canvas"));
    QTest::mousePress(canvas, Qt::LeftButton, {}, {400, 200});
    std::vector<double> frames;
    const auto start = Clock::now();
    for (int x = 0; secondsSince(start) < 5; x = (x + 3) % 300) {
        const auto frame = Clock::now();
        const QPointF place(300 + x, 200);
        QMouseEvent move(QEvent::MouseMove, place, canvas->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(canvas, &move);
        canvas->repaint();
        QCoreApplication::processEvents();
        frames.push_back(secondsSince(frame));
    }
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, {400, 200});
    std::sort(frames.begin(), frames.end());
    std::printf("panning a million points while training: %.0f frames/s, 99 %% of them within %.1f ms\n",
                double(frames.size()) / secondsSince(start), 1000 * frames[frames.size() * 99 / 100]);
}

void fillStore(runs::RunStore &store)
{
    constexpr std::int64_t kBatch = 10'000;
    runs::NewRun run;
    run.id = "aaaaaaaaaa";
    run.name = "a million steps";
    run.config = R"({"version": 1})";
    run.environment = run.source = "{}";
    run.classes = {"a", "b"};
    if (!store.begin(run))
        std::exit(1);
    for (std::int64_t step = 0; step < kMillion; step += kBatch) {
        std::vector<runs::StepRow> rows;
        for (std::int64_t i = 1; i <= kBatch; ++i)
            rows.push_back({step + i, 1 + (step + i) / 1000, 1.0 / double(step + i), 1e-3, 1e-4, 1, 0.01, 32});
        store.addSteps(run.id, std::move(rows));
        if (!store.flush())
            std::exit(1);
    }
    if (!store.end(run.id, runs::Status::Finished, {}, 10'000))
        std::exit(1);
}

/// From the click on a run to its curves.
void openMillion(ui::Window &window, ui::Workbench &workbench)
{
    fillStore(workbench.store());
    window.show(ui::PageId::Models);
    workbench.tellRunsChanged();
    const auto start = Clock::now();
    window.show(ui::PageId::Runs);
    ui::Page *page = window.page(ui::PageId::Runs);
    auto *plot = page->findChild<ui::CurvePlot *>(QStringLiteral("lossPlot"));
    while (secondsSince(start) < 20
           && (plot->seriesCount() == 0 || plot->points(0).size() < kMillion || plot->rangeOfX().second < 900))
        QTest::qWait(1);
    QCoreApplication::processEvents();
    std::printf("opening a run of a million points: %.2f s\n", secondsSince(start));
}

/// Seconds a step with the window in sight against without one, taking turns.
void slowdown(Application &program, const std::string &labels)
{
    constexpr int kTurns = 6;
    constexpr int kSteps = 12;
    std::vector<double> with;
    std::vector<double> without;
    training::Session &session = program.workbench().session();
    for (int turn = 0; turn < kTurns; ++turn) {
        const bool isShown = turn % 2 == 0;
        program.window().setVisible(isShown);
        program.window().show(ui::PageId::Train);
        if (!isShown)
            program.window().hide();
        std::vector<double> &seconds = isShown ? with : without;
        std::size_t skip = 2;
        const auto connection = QObject::connect(&session, &training::Session::stepsMeasured, &session,
                                                 [&](const QString &, const QList<runs::StepRow> &rows) {
                                                     for (const runs::StepRow &row : rows)
                                                         if (skip > 0)
                                                             --skip;
                                                         else
                                                             seconds.push_back(row.seconds);
                                                 });
        const std::size_t before = seconds.size();
        session.start(everything(labels), {});
        while (seconds.size() < before + kSteps)
            QTest::qWait(50);
        end(session);
        QObject::disconnect(connection);
    }
    std::printf("a step with the window %.3f s, without %.3f s: ratio %.3f\n", median(with), median(without),
                median(with) / median(without));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: window LABELS LIBRARY\n");
        return 2;
    }
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    const QTemporaryDir folder;
    QCoreApplication::setOrganizationName(QStringLiteral("headstart-benchmarks"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    auto made =
        Application::make(application, {argv[2], folder.filePath(QStringLiteral("runs.db")).toStdString(), false});
    if (!made) {
        std::fprintf(stderr, "%s\n", made.error().line().c_str());
        return 1;
    }
    Application &program = **made;
    program.window().QWidget::show();
    training::Session &session = program.workbench().session();
    openMillion(program.window(), program.workbench());
    begin(session, everything(argv[1]));
    events(program.window());
    pan();
    end(session);
    slowdown(program, argv[1]);
    return 0;
}
