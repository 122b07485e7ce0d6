// SPDX-License-Identifier: GPL-3.0-or-later
// Points that two numbers tell of: which of them are the best, which comes next by a key, what stands out on the
// ground.
#include "tests/ui/qt_warnings.h"
#include "ui/common/theme.h"
#include "ui/plots/scatter_mark.h"
#include "ui/plots/scatter_plot.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <set>

using namespace headstart::ui;

class TestScatterPlot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init() { headstart::test::failOnQtWarnings(); }
    void cleanupTestCase() { m_theme.reset(); }

    void theFrontIsWhatNoOtherBeats()
    {
        //                                 0       1       2       3       4       5 (as 1)
        const auto points = pointsAt({{1, 50}, {2, 70}, {3, 60}, {4, 70}, {5, 80}, {2, 70}});
        QCOMPARE(paretoFront(points, true), (QList<int>{0, 1, 4}));
        QCOMPARE(paretoFront(points, false), QList<int>{4});
        QCOMPARE(paretoFront(pointsAt({{10, 60}, {5, 70}, {1, 90}, {2, 65}}), false), (QList<int>{2, 1, 0}));
        QCOMPARE(paretoFront({}, true), QList<int>());
    }

    void axesAreLogarithmicWhereTheySpanDecades()
    {
        QVERIFY(spansDecades(pointsAt({{1, 0}, {10, 0}})));
        QVERIFY(!spansDecades(pointsAt({{1, 0}, {9.9, 0}})));
        QVERIFY(!spansDecades(pointsAt({{0, 0}, {100, 0}})));
        QVERIFY(!spansDecades({}));
    }

    void keysReachEveryPoint_data()
    {
        QTest::addColumn<int>("there");
        QTest::addColumn<int>("back");
        QTest::newRow("along x") << static_cast<int>(ScatterStep::Right) << static_cast<int>(ScatterStep::Left);
        QTest::newRow("along y") << static_cast<int>(ScatterStep::Up) << static_cast<int>(ScatterStep::Down);
    }

    void keysReachEveryPoint()
    {
        QFETCH(int, there);
        QFETCH(int, back);
        const auto points = pointsAt({{3, 1}, {1, 5}, {1, 5}, {2, 5}, {9, 0}});
        for (const int step : {there, back}) {
            std::set<int> seen;
            int point = -1;
            for (int i = 0; i < 9; ++i) {
                point = nextPoint(points, point, static_cast<ScatterStep>(step));
                seen.insert(point);
            }
            QCOMPARE(seen.size(), std::size_t{5});
        }
        QCOMPARE(nextPoint({}, -1, static_cast<ScatterStep>(there)), -1);
        QCOMPARE(nextPoint(points, 2, ScatterStep::First), 1);
        QCOMPARE(nextPoint(points, 2, ScatterStep::Last), 4);
    }

    /// WCAG 2.1, success criterion 1.4.11; and no two groups look alike.
    void groupsAreToldApart()
    {
        for (const Colours *colours : {&lightColours(), &darkColours()}) {
            QList<ScatterMark> marks;
            for (int group = 0; group < 36; ++group) {
                const ScatterMark mark = markOf(group, *colours);
                QVERIFY(contrast(mark.pen.color(), colours->surface) >= 3);
                for (const ScatterMark &other : marks)
                    QVERIFY(other.path != mark.path || other.pen.color() != mark.pen.color());
                marks += mark;
            }
            QVERIFY(contrast(frontPen(*colours).color(), colours->surface) >= 3);
        }
    }

    void pointsComeAndGo()
    {
        ScatterPlot plot(QStringLiteral("Models"), QStringLiteral("accuracy"));
        plot.resize(400, 300);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QCOMPARE(plot.accessibleName(), QStringLiteral("Models, 0 points"));
        QTest::keyClick(&plot, Qt::Key_Right); // nothing to go to
        QCOMPARE(plot.current(), -1);
        const QSignalSpy picked(&plot, &ScatterPlot::picked);
        const QSignalSpy activated(&plot, &ScatterPlot::activated);
        plot.setPoints({QStringLiteral("size"), true}, pointsAt({{1, 50}, {100, 60}}), {QStringLiteral("family")},
                       QStringLiteral("best"));
        QTest::keyClick(&plot, Qt::Key_Return); // none is picked
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(picked.size(), 1);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(plot.accessibleName(), QStringLiteral("0, family: y, x. None is better in both"));
        QVERIFY(!plot.grab().isNull());
        m_theme->setLook(Look::Dark);
        QVERIFY(!plot.grab().isNull());
        m_theme->setLook(Look::Light);
        plot.setPoints({QStringLiteral("size"), true}, {}, {QStringLiteral("family")}, {});
        QCOMPARE(plot.current(), -1);
        QVERIFY(plot.hoverText().isEmpty() && !plot.grab().isNull());
    }

private:
    static QList<ScatterPoint> pointsAt(const QList<QPointF> &places)
    {
        QList<ScatterPoint> out;
        for (const QPointF &place : places)
            out += {QString::number(out.size()), 0, place.x(), place.y(), QStringLiteral("x"), QStringLiteral("y")};
        return out;
    }

    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestScatterPlot)
#include "tst_scatter_plot.moc"
