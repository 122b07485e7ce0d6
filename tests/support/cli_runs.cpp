// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_runs.h"

#include <QColor>
#include <QDateTime>
#include <QDir>
#include <QImage>
#include <QRegularExpression>

#include <algorithm>
#include <csignal>
#include <random>
#include <stdexcept>

namespace headstart::test {

namespace {

constexpr int kSide = 64;
constexpr int kLongest = 120'000; // milliseconds

QImage noisy(const QColor &colour, std::mt19937 &random)
{
    constexpr unsigned kNoise = 120;
    QImage image(kSide, kSide, QImage::Format_RGB888);
    const auto near = [&](int value) { return std::clamp(value + static_cast<int>(random() % kNoise) - 60, 0, 255); };
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            image.setPixelColor(x, y, QColor(near(colour.red()), near(colour.green()), near(colour.blue())));
    return image;
}

} // namespace

void makePictures(const QString &folder, int classes, int each, unsigned seed)
{
    const std::vector<std::pair<const char *, QColor>> all = {{"blue", QColor(90, 90, 170)},
                                                              {"red", QColor(170, 90, 90)},
                                                              {"green", QColor(90, 170, 90)},
                                                              {"grey", QColor(120, 120, 120)}};
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < static_cast<std::size_t>(classes); ++i) {
        const QDir place(folder + QLatin1Char('/') + QString::fromLatin1(all[i].first));
        QDir().mkpath(place.path());
        for (int j = 0; j < each; ++j)
            if (!noisy(all[i].second, random).save(place.filePath(QStringLiteral("%1.png").arg(j, 2, 10, QChar(u'0')))))
                throw std::runtime_error("cannot write a picture");
    }
}

void waitWithoutSpinning()
{
    qputenv("OMP_WAIT_POLICY", "passive");
}

QStringList CsvTable::column(const char *name, const char *kind) const
{
    const auto place = header.indexOf(QString::fromLatin1(name));
    const auto kindPlace = header.indexOf(QStringLiteral("kind"));
    QStringList out;
    for (const QStringList &row : rows)
        if (row.at(kindPlace) == QString::fromLatin1(kind))
            out.push_back(row.at(place));
    return out;
}

std::vector<QStringList> CsvTable::learned() const
{
    std::vector<QStringList> out;
    for (const QStringList &row : rows) {
        out.emplace_back();
        for (qsizetype i = 0; i < row.size(); ++i)
            if (!QStringList{QStringLiteral("run"), QStringLiteral("name"), QStringLiteral("seconds")}.contains(
                    header.at(i)))
                out.back().push_back(row.at(i));
    }
    return out;
}

CsvTable parseCsv(const QString &text)
{
    CsvTable out;
    std::vector<QStringList> lines(1, QStringList(QString()));
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        QString &field = lines.back().back();
        if (c == u'"' && isQuoted && i + 1 < text.size() && text.at(i + 1) == u'"')
            field += text.at(++i);
        else if (c == u'"')
            isQuoted = !isQuoted;
        else if (c == u',' && !isQuoted)
            lines.back().push_back(QString());
        else if (c == u'\n' && !isQuoted)
            lines.emplace_back(QString());
        else
            field += c;
    }
    lines.pop_back(); // behind the last line's end
    if (lines.empty())
        return out;
    out.header = lines.front();
    out.rows.assign(lines.begin() + 1, lines.end());
    return out;
}

QStringList CliStore::command(const QStringList &arguments) const
{
    return m_entry + QStringList{cliPath(), QStringLiteral("--store"), m_file} + arguments;
}

Outcome CliStore::run(const QStringList &arguments) const
{
    const QStringList whole = command(arguments);
    return runProgram(whole.front(), whole.mid(1));
}

Json CliStore::json(const QStringList &arguments) const
{
    const Outcome outcome = run(arguments);
    if (outcome.code != 0)
        throw std::runtime_error(outcome.err.toStdString());
    return Json::parse(outcome.out.toStdString());
}

CsvTable CliStore::csv(const QString &run) const
{
    return parseCsv(this->run({QStringLiteral("runs"), QStringLiteral("csv"), run}).out);
}

CsvTable CliStore::stages(const QString &run) const
{
    return parseCsv(this->run({QStringLiteral("runs"), QStringLiteral("csv"), QStringLiteral("--stages"), run}).out);
}

QStringList CliStore::checkpoints(const QString &run) const
{
    const QStringList list = m_entry + QStringList{QStringLiteral("ls"), folderOf(run)};
    QStringList out = runProgram(list.front(), list.mid(1)).out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    out.erase(std::remove_if(out.begin(), out.end(),
                             [](const QString &name) { return !name.startsWith(QStringLiteral("step-")); }),
              out.end());
    return out;
}

QString CliStore::newestCheckpoint(const QString &run) const
{
    const QStringList all = checkpoints(run);
    if (all.empty())
        return {};
    const QString script = QStringLiteral("cd '%1/%2' && sha256sum *.safetensors").arg(folderOf(run), all.last());
    const QStringList sums = m_entry + QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script};
    return all.last() + QLatin1Char('\n') + runProgram(sums.front(), sums.mid(1)).out;
}

LiveCli::LiveCli(const CliStore &store, const QStringList &arguments) : m_store(store)
{
    const QStringList whole = store.command(arguments);
    m_process.start(whole.front(), whole.mid(1));
    if (!m_process.waitForStarted())
        throw std::runtime_error("headstart-cli does not start");
}

LiveCli::~LiveCli()
{
    kill();
}

bool LiveCli::isAlive()
{
    m_process.waitForReadyRead(5);
    m_err += m_process.readAllStandardError();
    return m_process.state() == QProcess::Running;
}

QString LiveCli::waitForRun()
{
    static const QRegularExpression beginning(QStringLiteral("^run ([0-9a-f]{10}): "),
                                              QRegularExpression::MultilineOption);
    while (true) {
        const bool alive = isAlive();
        const auto match = beginning.match(QString::fromUtf8(m_err));
        if (match.hasMatch() || !alive)
            return match.captured(1);
    }
}

bool LiveCli::waitForSteps(int count)
{
    const QString run = waitForRun();
    while (isAlive())
        if (m_store.csv(run).column("step", "step").size() >= count)
            return m_process.state() == QProcess::Running;
    return false;
}

bool LiveCli::waitForWords(const QString &words)
{
    while (true) {
        const bool alive = isAlive();
        if (QString::fromUtf8(m_err).contains(words) || !alive)
            return alive;
    }
}

void LiveCli::signal(int number) const
{
    if (m_process.processId() > 0)
        ::kill(static_cast<pid_t>(m_process.processId()), number);
}

qint64 LiveCli::kill()
{
    signal(SIGKILL);
    const qint64 then = QDateTime::currentMSecsSinceEpoch();
    m_process.waitForFinished(kLongest);
    return then;
}

Outcome LiveCli::wait()
{
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(kLongest);
    m_err += m_process.readAllStandardError();
    if (!ended || m_process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, QString::fromUtf8(m_err)};
    return {m_process.exitCode(), QString::fromUtf8(m_process.readAllStandardOutput()), QString::fromUtf8(m_err)};
}

QString lastLine(const QString &text)
{
    return text.trimmed().section(QLatin1Char('\n'), -1);
}

} // namespace headstart::test
