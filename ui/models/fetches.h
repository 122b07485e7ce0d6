// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/fetch.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace headstart::ui {

/// Of one model's weights, on their way.
struct FetchState {
    enum class Kind {
        Queued, ///< until another one has ended
        Going,
        Paused, ///< what has come is kept, also from one start of the program to the next
        Failed
    };
    Kind kind = Kind::Queued;
    catalogue::FetchProgress progress;
    double bytesPerSecond = 0;  ///< 0: not known
    double secondsLeft = 0;     ///< likewise
    std::optional<Error> error; ///< of Failed

    bool isRunning() const { return kind == Kind::Queued || kind == Kind::Going; }
    double fraction() const; ///< 0 .. 1
};

/// All weights that are being fetched, a few at a time, in threads of its own. Whatever runs when it goes is paused.
/// Used by the window's thread.
class Fetches : public QObject {
    Q_OBJECT

public:
    explicit Fetches(catalogue::Library library, QObject *parent = nullptr);
    ~Fetches() override;

    /// Begins, or goes on. Nothing happens to what is running.
    void start(const catalogue::ModelCard &card);
    void pause(const std::string &id);
    void pauseAll();
    /// Stops it; nothing of it is kept.
    void cancel(const std::string &id);
    /// What an earlier program left of it, as pausedFetch found it, unless more is known already.
    void setLeft(const catalogue::ModelCard &card, const catalogue::FetchProgress &left);

    /// nullptr: it is not being fetched.
    const FetchState *state(const std::string &id) const;
    /// The models that are being fetched now.
    std::vector<std::string> running() const;

Q_SIGNALS:
    void changed(const QString &id);
    /// The library has another file.
    void arrived(const QString &id);

private:
    struct Job;
    struct Entry;
    struct Ended;
    /// `isToBeForgotten`: what has come is removed, and nothing is asked for.
    void begin(const std::string &id, bool isToBeForgotten);
    void stop(Entry &entry);
    void look();
    void finish(const std::shared_ptr<Job> &job, const Ended &ended);

    const catalogue::Library m_library;
    std::map<std::string, Entry> m_entries;
    QTimer m_looking; ///< at how far they are
    QThreadPool m_pool;
};

} // namespace headstart::ui
