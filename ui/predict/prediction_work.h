// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/background.h"
#include "ui/predict/judge.h"
#include "ui/predict/pace.h"

#include <QStringList>

namespace headstart::ui {

class PredictionModel;
class ViewCache;

/// Judges the pictures of a PredictionModel one after another, off the window's thread, and can be stopped between two.
/// Used by the window's thread; what it is given must outlive it.
class PredictionWork : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMostGuesses = 10; ///< of a picture

    PredictionWork(const catalogue::Library &library, const runs::RunStore &store, PredictionModel &model,
                   ViewCache &views, QObject *parent = nullptr);

    /// Pictures that are there already are judged anew.
    void setSource(const ClassifierSource &source);
    /// Files, and the pictures in folders and those below them.
    void add(const QStringList &paths);
    void start();
    void stop();
    /// Stops, and forgets all pictures.
    void clear();

    bool isListing() const { return m_listing.isRunning(); }
    bool isRunning() const { return m_listing.isRunning() || m_loading.isRunning() || m_judging.isRunning(); }
    double secondsLeft() const; ///< NaN while nothing can be said

Q_SIGNALS:
    void changed();
    /// Of what was added: how many were there already, and in how many folders there was no picture.
    void added(int known, int emptyFolders);
    void failed(const headstart::Error &error); ///< there is no network to judge with

private:
    void load();
    void judgeNext();

    const catalogue::Library &m_library;
    const runs::RunStore &m_store;
    PredictionModel &m_model;
    ViewCache &m_views;
    ClassifierSource m_source;
    std::shared_ptr<const Judge> m_judge; ///< of m_source, once it is loaded
    QStringList m_toList;
    Pace m_pace;
    Background m_listing;
    Background m_loading;
    Background m_judging;
};

} // namespace headstart::ui
