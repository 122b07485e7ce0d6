// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>
#include <vector>

namespace headstart::test {

using Json = nlohmann::ordered_json;

/// Folders "blue", "red" and so on (at most 4) of `each` pictures, 64 x 64, told apart by colour through noise. The
/// same bytes for the same numbers.
void makePictures(const QString &folder, int classes, int each, unsigned seed = 1);

/// For the programs started from now on: OpenMP's threads sleep while they wait for each other, since with spinning
/// ones a run takes ten times as long where something else is at work too.
void waitWithoutSpinning();

/// A table of `runs csv`.
struct CsvTable {
    QStringList header;
    std::vector<QStringList> rows;

    /// Of all rows of a kind ("step", "epoch").
    QStringList column(const char *name, const char *kind) const;
    /// All that must be the same in a run that was never stopped: everything but run, name and seconds.
    std::vector<QStringList> learned() const;
};
CsvTable parseCsv(const QString &text); ///< RFC 4180

/// The store of runs in one file, as a script uses it: every call is a process of its own.
class CliStore {
public:
    /// `entry`: a command in front of each (of a place that only it reaches).
    explicit CliStore(QString file, QStringList entry = {}) : m_file(std::move(file)), m_entry(std::move(entry)) {}

    const QString &file() const { return m_file; }
    QStringList command(const QStringList &arguments) const; ///< whole, to be run
    Outcome run(const QStringList &arguments) const;
    /// What it prints, which must be one JSON document. Throws where it is not.
    Json json(const QStringList &arguments) const;
    Json runs() const { return json(words("runs --json")); }
    CsvTable csv(const QString &run) const;
    CsvTable stages(const QString &run) const; ///< what was measured of them

    /// The files of a run's newest checkpoint and their SHA-256, one a line; empty without a checkpoint.
    QString newestCheckpoint(const QString &run) const;
    /// "step-..." of all its checkpoints, ascending.
    QStringList checkpoints(const QString &run) const;
    QString folderOf(const QString &run) const { return m_file + QStringLiteral(".d/") + run; }

private:
    QString m_file;
    QStringList m_entry;
};

/// headstart-cli while it works. It does not outlive this.
class LiveCli {
public:
    LiveCli(const CliStore &store, const QStringList &arguments);
    ~LiveCli();

    /// The run's id, once it has begun; empty if it ends before.
    QString waitForRun();
    /// Until another process sees so many steps of its first run in the store. False if it ends before.
    bool waitForSteps(int count);
    /// Until it has said this on stderr. False if it ends before.
    bool waitForWords(const QString &words);
    bool hasSaid(const QString &words) const { return m_err.contains(words.toUtf8()); } ///< up to what was waited for
    void signal(int number) const;
    /// kill -9. Returns milliseconds since 1970 of that.
    qint64 kill();
    Outcome wait();
    qint64 pid() const { return m_process.processId(); }

private:
    bool isAlive();

    CliStore m_store;
    QProcess m_process;
    QByteArray m_err;
};

/// The last line of what a program says on stderr.
QString lastLine(const QString &text);

} // namespace headstart::test
