// SPDX-License-Identifier: GPL-3.0-or-later
// The window's side of training: signals in order, one ending each, and a thread that never waits.
#include "core/training/session.h"
#include "tests/support/training.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace headstart;
using namespace headstart::training;

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::makeColourFolder(path("data"), 16);
        test::makeWeights(path("weights.safetensors"));
        auto store = runs::RunStore::open(path("runs.db"), runs::RunStore::Access::Own);
        QVERIFY2(store, store ? "" : store.error().line().c_str());
        m_store = std::make_unique<runs::RunStore>(std::move(*store));
    }

    void aRunTellsOfItself()
    {
        Session session(path("library"), *m_store);
        Spies spies(session);
        QSignalSpy steps(&session, &Session::stepsMeasured);
        QSignalSpy epochs(&session, &Session::epochFinished);
        QSignalSpy stages(&session, &Session::stagesMeasured);
        session.start(config(), QStringLiteral("first"));
        QVERIFY(session.isRunning());
        QVERIFY(spies.finished.wait(kPatience));
        QVERIFY(!session.isRunning());
        QCOMPARE(spies.endings(), 1);
        QCOMPARE(spies.started.size(), 1);
        const auto beginning = spies.started[0][0].value<RunBeginning>();
        const auto outcome = spies.finished[0][1].value<RunOutcome>();
        QCOMPARE(outcome.id, beginning.id);
        QCOMPARE(epochs.size(), 2);
        std::int64_t last = 0;
        for (const QList<QVariant> &bundle : steps)
            for (const runs::StepRow &row : bundle[1].value<QList<runs::StepRow>>()) {
                QCOMPARE(bundle[0].toString().toStdString(), beginning.id);
                QCOMPARE(row.step, ++last);
            }
        QCOMPARE(last, beginning.steps);
        QVERIFY(m_store->find("first")->status == runs::Status::Finished);
        QCOMPARE(m_store->steps(beginning.id)->size(), static_cast<std::size_t>(last));
        std::vector<runs::StageRow> measured;
        for (const QList<QVariant> &bundle : stages)
            for (const runs::StageRow &row : bundle[1].value<QList<runs::StageRow>>())
                measured.push_back(row);
        QCOMPARE(measured.size(), std::size_t{3 * 2}); // steps 1, 3 and 6; layer4.1 and the head
        QVERIFY(*m_store->stageRows(beginning.id) == measured);
        QCOMPARE(beginning.stages.back(), std::string("head"));
    }

    void cancelStopsAndResumeGoesOn()
    {
        Session session(path("library"), *m_store);
        Spies spies(session);
        RunConfig endless = config();
        endless.training.epochs = 10'000;
        session.start(endless, {});
        QSignalSpy steps(&session, &Session::stepsMeasured);
        QVERIFY(steps.wait(kPatience));
        session.cancel();
        QVERIFY(spies.stopped.wait(kPatience));
        QCOMPARE(spies.endings(), 1);
        const QString run = spies.stopped[0][0].toString();
        const auto row = m_store->find(run.toStdString());
        QVERIFY(row->status == runs::Status::Stopped);

        session.resume(run, {});
        QVERIFY(spies.started.wait(kPatience));
        QCOMPARE(spies.started.last()[0].value<RunBeginning>().stepsDone, row->steps);
        session.cancel();
        QVERIFY(spies.stopped.wait(kPatience));
    }

    void pauseRests()
    {
        Session session(path("library"), *m_store);
        Spies spies(session);
        RunConfig endless = config();
        endless.training.epochs = 10'000;
        session.start(endless, {});
        QSignalSpy steps(&session, &Session::stepsMeasured);
        QVERIFY(steps.wait(kPatience));
        session.pause();
        const std::string run = spies.started[0][0].value<RunBeginning>().id;
        QTRY_VERIFY_WITH_TIMEOUT(rests(run), kPatience);
        QVERIFY(session.isRunning());
        session.goOn();
        QVERIFY(steps.wait(kPatience));
        session.pause();
        session.cancel(); // ends the rest too
        QVERIFY(spies.stopped.wait(kPatience));
    }

    void whatCannotBeginFails()
    {
        Session session(path("library"), *m_store);
        Spies spies(session);
        RunConfig wrong = config();
        wrong.data.path = path("nowhere");
        session.start(wrong, {});
        QVERIFY(spies.failed.wait(kPatience));
        QCOMPARE(spies.endings(), 1);
        QCOMPARE(spies.failed[0][0].toString(), QString());
        QVERIFY(spies.failed[0][1].value<Error>().line().find("nowhere") != std::string::npos);
        QVERIFY(!session.isRunning());
        session.start(config(), {}); // and another may follow
        QVERIFY(spies.finished.wait(kPatience));
    }

    void aSessionThatGoesAwayStopsItsRun()
    {
        std::string run;
        {
            Session session(path("library"), *m_store);
            RunConfig endless = config();
            endless.training.epochs = 10'000;
            Spies spies(session);
            session.start(endless, {});
            QVERIFY(spies.started.wait(kPatience));
            run = spies.started[0][0].value<RunBeginning>().id;
        }
        QVERIFY(m_store->find(run)->status == runs::Status::Stopped);
    }

private:
    static constexpr int kPatience = 300'000;

    struct Spies {
        explicit Spies(Session &session)
            : started(&session, &Session::started), finished(&session, &Session::finished),
              stopped(&session, &Session::stopped), failed(&session, &Session::failed)
        {}
        int endings() const { return static_cast<int>(finished.size() + stopped.size() + failed.size()); }

        QSignalSpy started;
        QSignalSpy finished;
        QSignalSpy stopped;
        QSignalSpy failed;
    };

    /// Whether no step follows for half a second, and the last one is in a checkpoint.
    bool rests(const std::string &run) const
    {
        const std::int64_t before = m_store->flush() ? m_store->find(run)->steps : -1;
        QTest::qWait(500);
        const auto checkpoints = m_store->checkpoints(run);
        return m_store->flush() && m_store->find(run)->steps == before && !checkpoints->empty()
               && checkpoints->front().step == before;
    }

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    RunConfig config() const
    {
        RunConfig config = test::smallConfig(path("data"), path("weights.safetensors"));
        config.freeze.cut = "layer4.1";
        return config;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<runs::RunStore> m_store;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
