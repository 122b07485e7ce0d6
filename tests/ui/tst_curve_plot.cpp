// SPDX-License-Identifier: GPL-3.0-or-later
// Curves: what is in view, by mouse and by keys; smoothing, axes, a million points; files that other programs read.
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/plots/curve_plot.h"
#include "ui/plots/run_curves.h"
#include "ui/plots/save_curves_button.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <set>

using namespace headstart;
using namespace headstart::ui;

namespace {

/// Falling losses, two steps a second, ten an epoch.
QList<CurvePoint> falling(int from, int count)
{
    QList<CurvePoint> points;
    for (int step = from; step < from + count; ++step)
        points.append({double(step), step / 10.0, step / 2.0, 10.0 / step});
    return points;
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class TestCurvePlot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void init()
    {
        test::failOnQtWarnings();
        m_plot = std::make_unique<CurvePlot>(QStringLiteral("Loss"));
        m_plot->addSeries({QStringLiteral("train"), 0, CurveDash::Solid, CurveMarker::None, true});
        m_plot->addSeries({QStringLiteral("validation"), 5, CurveDash::Dashed, CurveMarker::Circle, false});
        m_plot->resize(600, 300);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
        m_canvas = m_plot->findChild<QWidget *>(QStringLiteral("canvas"));
        QVERIFY(m_canvas);
    }

    void cleanup()
    {
        m_theme->setLook(Look::System);
        m_plot.reset();
    }

    void itShowsAllAndFollowsWhatComes()
    {
        m_plot->append(0, falling(1, 100));
        QTRY_VERIFY(m_plot->rangeOfX().second >= 100);
        QVERIFY(m_plot->rangeOfX().second < 110);
        QVERIFY(m_plot->rangeOfX().first <= 1);
        QVERIFY(m_plot->rangeOfY().second >= 10);
        m_plot->append(0, falling(101, 100));
        QTRY_VERIFY(m_plot->rangeOfX().second >= 200);
        QCOMPARE(m_plot->points(0).size(), 200);
        QVERIFY(m_plot->showsAll());
        m_plot->clear();
        QCOMPARE(m_plot->seriesCount(), 0);
        QTRY_COMPARE(m_plot->rangeOfX(), (std::pair<double, double>(0, 1)));
    }

    void valuesThatAreNoneAreLeftOut()
    {
        m_plot->append(1, {{1, 0.1, 1, std::nan("")}, {2, 0.2, 2, 3.0}});
        QCOMPARE(m_plot->points(1).size(), 1);
        QVERIFY(m_plot->newestValues().contains(QStringLiteral("validation: 3")));
    }

    void stepsEpochsAndTime()
    {
        m_plot->append(0, falling(1, 100));
        m_plot->setXAxis(CurveAxis::Epoch);
        QTRY_VERIFY(m_plot->rangeOfX().second >= 10);
        QVERIFY(m_plot->rangeOfX().second < 11);
        m_plot->setXAxis(CurveAxis::Time);
        QTRY_VERIFY(m_plot->rangeOfX().second >= 50);
        QVERIFY(m_plot->rangeOfX().second < 55);
        m_plot->append(0, falling(101, 100)); // goes on along the axis that was chosen
        QTRY_VERIFY(m_plot->rangeOfX().second >= 100);
        QVERIFY(m_plot->rangeOfX().second < 110);
    }

    void logarithmic()
    {
        m_plot->append(0, falling(1, 1000));
        m_plot->append(0, {{1001, 100.1, 501, 0}}); // has no place on a logarithmic axis, and spoils none
        m_plot->setLogarithmic(true);
        QTRY_VERIFY(m_plot->rangeOfX().second >= 1000);
        QVERIFY(m_plot->rangeOfY().first <= 0.01);
        QVERIFY(m_plot->rangeOfY().first > 0.005);
        m_plot->setLogarithmic(false);
        QTRY_VERIFY(m_plot->rangeOfY().first < 0);
    }

    void smoothingKeepsTheExtremes()
    {
        QList<CurvePoint> points;
        for (int step = 1; step <= 500; ++step)
            points.append({double(step), step / 10.0, step / 2.0, step == 250 ? 9.0 : 1.0 + 0.1 * (step % 2)});
        m_plot->append(0, points);
        QTest::qWait(50);
        const QImage before = m_plot->grab().toImage();
        m_plot->setSmoothing(50);
        QTRY_VERIFY(m_plot->grab().toImage() != before);
        QVERIFY(m_plot->rangeOfY().second >= 9); // the peak is in view
        QCOMPARE(m_plot->points(0).at(249).value, 9.0);
        m_plot->setSmoothing(1);
        QTRY_COMPARE(m_plot->grab().toImage(), before);
    }

    void theWheelZoomsADragPansADoubleClickShowsAll()
    {
        m_plot->append(0, falling(1, 100));
        QTRY_VERIFY(m_plot->rangeOfX().second >= 100);
        QTest::qWait(20);
        const auto all = m_plot->rangeOfX();
        QSignalSpy changes(m_plot.get(), &CurvePlot::showsAllChanged);
        wheel(middle(), 240);
        QTRY_VERIFY(width() < 0.9 * (all.second - all.first));
        QVERIFY(!m_plot->showsAll());
        const auto near = m_plot->rangeOfX();
        drag(middle(), middle() + QPoint(60, 0));
        QTRY_VERIFY(m_plot->rangeOfX().first < near.first);
        QVERIFY(std::abs(width() - (near.second - near.first)) < 1e-6 * width());
        m_plot->append(0, falling(101, 100)); // who looks closer is left alone
        QTest::qWait(50);
        QVERIFY(m_plot->rangeOfX().second < 101);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, middle());
        QTRY_VERIFY(m_plot->rangeOfX().second >= 200);
        QVERIFY(m_plot->showsAll());
        QCOMPARE(changes.size(), 2);
    }

    void theCursorSaysEveryCurvesValue()
    {
        m_plot->append(0, falling(1, 100));
        m_plot->append(1, {{50, 5, 25, 0.5}, {100, 10, 50, 0.25}});
        QTRY_VERIFY(m_plot->rangeOfX().second >= 100);
        QTest::qWait(50);
        moveMouse(middle());
        QTRY_VERIFY(m_plot->cursorText().startsWith(QStringLiteral("step ")));
        QVERIFY2(m_plot->cursorText().contains(QStringLiteral("train 0.")), qPrintable(m_plot->cursorText()));
        QVERIFY(m_plot->cursorText().contains(QStringLiteral("validation 0.5")));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_canvas, &leave);
        QVERIFY(m_plot->cursorText().isEmpty());
    }

    void keys()
    {
        m_plot->append(0, falling(1, 1000));
        QTRY_VERIFY(m_plot->rangeOfX().second >= 1000);
        m_plot->setFocus();
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        const QString first = m_plot->cursorText();
        QVERIFY(!first.isEmpty());
        QTest::keyClick(m_plot.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(m_plot->cursorText() != first);
        QTRY_COMPARE(m_plot->accessibleDescription(), m_plot->cursorText());
        const double all = width();
        QTest::keyClick(m_plot.get(), Qt::Key_Plus);
        QVERIFY(width() < all);
        QTest::keyClick(m_plot.get(), Qt::Key_Home);
        QTRY_VERIFY(std::abs(width() - all) < 1e-9 * all);
        QTest::keyClick(m_plot.get(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(m_plot.get(), Qt::Key_Escape);
        QVERIFY(m_plot->cursorText().isEmpty());
    }

    void itIsDescribed()
    {
        QCOMPARE(m_plot->accessibleName(), QStringLiteral("Loss"));
        QCOMPARE(m_plot->accessibleDescription(), QStringLiteral("No values yet"));
        m_plot->append(0, falling(1, 4));
        m_plot->append(1, {{4, 0.4, 2, 0.75}});
        m_plot->setBest(1, CurvePoint{4, 0.4, 2, 0.75});
        QTRY_COMPARE(m_plot->accessibleDescription(),
                     QStringLiteral("train: 2.50 at step 4; validation: 0.750 at step 4; best: 0.750 at step 4"));
    }

    void theBestIsMarked()
    {
        m_plot->append(1, {{1, 1, 1, 3}, {2, 2, 2, 1}, {3, 3, 3, 2}});
        QTest::qWait(50);
        const QImage before = m_plot->grab().toImage();
        m_plot->setBest(1, CurvePoint{2, 2, 2, 1});
        QTRY_VERIFY(m_plot->grab().toImage() != before);
        QVERIFY(m_plot->newestValues().contains(QStringLiteral("best: 1.00 at step 2")));
    }

    void curvesAreToldApartWithoutColour()
    {
        std::set<std::pair<int, int>> looks;
        for (std::size_t i = 0; i < 24; ++i) {
            const CurveSeries series = seriesOfRun(QStringLiteral("run"), i);
            looks.emplace(static_cast<int>(series.dash), static_cast<int>(series.marker));
        }
        QCOMPARE(looks.size(), std::size_t{24});
    }

    void theThemeIsFollowed()
    {
        m_plot->append(0, falling(1, 100));
        m_theme->setLook(Look::Light);
        QTest::qWait(50);
        QCOMPARE(m_plot->grab().toImage().pixelColor(2, 2), lightColours().surface);
        m_theme->setLook(Look::Dark);
        QTRY_COMPARE(m_plot->grab().toImage().pixelColor(2, 2), darkColours().surface);
    }

    void aMillionPoints()
    {
        constexpr int kAll = 1'000'000;
        constexpr int kPiece = 10'000;
        QElapsedTimer timer;
        timer.start();
        for (int from = 1; from <= kAll; from += kPiece)
            m_plot->append(0, falling(from, kPiece));
        const qint64 filled = timer.elapsed();
        QTRY_VERIFY(m_plot->rangeOfX().second >= kAll);
        m_plot->setSmoothing(200);
        QTest::qWait(50);
        timer.restart();
        constexpr int kFrames = 20;
        QTest::mousePress(m_canvas, Qt::LeftButton, {}, middle());
        for (int i = 1; i <= kFrames; ++i) {
            QTest::mouseMove(m_canvas, middle() + QPoint(i, 0));
            m_canvas->repaint();
        }
        QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, middle());
        const double frame = double(timer.elapsed()) / kFrames;
        qInfo("a million points: filled in %lld ms, %.1f ms a frame", static_cast<long long>(filled), frame);
        QVERIFY(filled < 5'000); // loose: other programs may be at work; tests/benchmarks measures
        QVERIFY(frame < 300);
    }

    void files()
    {
        m_plot->append(0, falling(1, 3));
        m_theme->setLook(Look::Dark);
        QVERIFY(m_plot->savePng(path("curves.png")));
        const QImage picture(path("curves.png"));
        QVERIFY(picture.width() >= 1200);
        QCOMPARE(picture.pixelColor(4, 4), lightColours().surface); // paper is white
        QVERIFY(m_plot->saveSvg(path("curves.svg")));
        QVERIFY(contentOf(path("curves.svg")).contains("<svg"));
        QVERIFY(contentOf(path("curves.svg")).contains("train"));
        QVERIFY(m_plot->savePdf(path("curves.pdf")));
        QVERIFY(contentOf(path("curves.pdf")).startsWith("%PDF"));
        QVERIFY(m_plot->saveCsv(path("curves.csv")));
        QCOMPARE(contentOf(path("curves.csv")), QByteArray("curve,step,epoch,seconds,value\r\n"
                                                           "\"train\",1,0.1,0.5,10\r\n"
                                                           "\"train\",2,0.2,1,5\r\n"
                                                           "\"train\",3,0.3,1.5,3.3333333333333335\r\n"));
        const auto failed = m_plot->savePng(path("nowhere/curves.png"));
        QVERIFY(!failed);
        QVERIFY(failed.error().line().find("nowhere") != std::string::npos);
    }

    void theButtonSavesByTheFilesEnding()
    {
        m_plot->append(0, falling(1, 3));
        SaveCurvesButton button({m_plot.get()});
        QSignalSpy saved(&button, &SaveCurvesButton::saved);
        QSignalSpy failed(&button, &SaveCurvesButton::failed);
        button.save(*m_plot, path("by_button.csv"));
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(contentOf(path("by_button.csv")).startsWith("curve,"));
        button.save(*m_plot, path("no_ending"));
        QTRY_COMPARE(saved.size(), 2);
        QVERIFY(contentOf(path("no_ending.png")).startsWith("\x89PNG"));
        button.save(*m_plot, path("nowhere/curves.svg"));
        QTRY_COMPARE(failed.size(), 1);

        button.show();
        QTest::mouseClick(&button, Qt::LeftButton);
        auto *dialog = button.findChild<QFileDialog *>(QStringLiteral("savePlotDialog"));
        QTRY_VERIFY(dialog && dialog->isVisible());
        dialog->setDirectory(path(""));
        dialog->selectFile(path("asked.pdf"));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE(saved.size(), 3);
        QVERIFY(contentOf(path("asked.pdf")).startsWith("%PDF"));
    }

    void rowsBecomePoints()
    {
        RunCurves curves(2);
        const std::vector<runs::StepRow> steps = {step(1, 1, 4), step(2, 1, 3), step(3, 2, 2)};
        const std::vector<runs::EpochRow> epochs = {epoch(1, 2, 3, true)};
        const RunPoints points = curves.add(steps, epochs);
        QCOMPARE(points.trainLoss, (QList<CurvePoint>{{1, 0.5, 1, 4}, {2, 1, 2, 3}, {3, 1.5, 4, 2}}));
        QCOMPARE(points.validationLoss, (QList<CurvePoint>{{2, 1, 3, 0.7}}));
        QCOMPARE(points.validationAccuracy.at(0).value, 0.9);
        QCOMPARE(curves.bestAccuracy()->value, 0.9);
        // What comes twice is there once; what follows goes on in time.
        const std::vector<runs::StepRow> more = {step(3, 2, 2), step(4, 2, 1)};
        QCOMPARE(curves.add(more).trainLoss, (QList<CurvePoint>{{4, 2, 5, 1}}));
        QVERIFY(curves.add(epochs[0]).validationLoss.isEmpty());
        QCOMPARE(curves.add(epoch(2, 4, 4, false)).validationLoss, (QList<CurvePoint>{{4, 2, 7, 0.7}}));
        QCOMPARE(curves.best()->epoch, 1);
    }

private:
    static runs::StepRow step(std::int64_t number, std::int64_t epoch, double loss)
    {
        runs::StepRow row;
        row.step = number;
        row.epoch = epoch;
        row.loss = loss;
        row.seconds = 1;
        return row;
    }
    static runs::EpochRow epoch(std::int64_t number, std::int64_t lastStep, double seconds, bool best)
    {
        return {number, lastStep, 0.8, 0.85, 0.7, 0.9, seconds, best};
    }

    QPoint middle() const { return {m_canvas->width() / 2, m_canvas->height() / 2}; }
    double width() const { return m_plot->rangeOfX().second - m_plot->rangeOfX().first; }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    void moveMouse(const QPoint &place)
    {
        QMouseEvent event(QEvent::MouseMove, place, m_canvas->mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(m_canvas, &event);
    }

    void wheel(const QPoint &place, int angle)
    {
        QWheelEvent event(place, m_canvas->mapToGlobal(place), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_canvas, &event);
    }

    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(m_canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(m_canvas, (from + to) / 2);
        QTest::mouseMove(m_canvas, to);
        QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, to);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<CurvePlot> m_plot;
    QWidget *m_canvas = nullptr;
};

QTEST_MAIN(TestCurvePlot)
#include "tst_curve_plot.moc"
