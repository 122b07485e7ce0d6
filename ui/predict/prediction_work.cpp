// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/prediction_work.h"

#include "core/data/folder_walk.h"
#include "core/data/picture_file.h"
#include "ui/predict/prediction_model.h"
#include "ui/predict/view_cache.h"

namespace headstart::ui {

namespace {

struct Listed {
    std::vector<std::string> files;
    int emptyFolders = 0;
};

/// Of a folder, what begins as a picture: the rest of it was not meant. A file that was named itself is taken as it is.
Result<Listed> list(const QStringList &paths, const StopToken &stop)
{
    Listed out;
    for (const QString &path : paths) {
        const std::filesystem::path named = path.toStdString();
        std::error_code error;
        if (!std::filesystem::is_directory(named, error)) {
            out.files.push_back(named.string());
            continue;
        }
        const auto contents = data::walkFolder(named, &stop);
        if (!contents)
            return contents.error();
        const std::size_t before = out.files.size();
        for (const std::string &file : contents->files)
            if (!stop.stopped() && data::beginsAsPicture(named / file))
                out.files.push_back((named / file).string());
        out.emptyFolders += out.files.size() == before ? 1 : 0;
    }
    return out;
}

} // namespace

PredictionWork::PredictionWork(const catalogue::Library &library, const runs::RunStore &store, PredictionModel &model,
                               ViewCache &views, QObject *parent)
    : QObject(parent), m_library(library), m_store(store), m_model(model), m_views(views)
{}

void PredictionWork::setSource(const ClassifierSource &source)
{
    m_loading.stop();
    m_judging.stop();
    m_source = source;
    m_judge.reset();
    m_views.setJudge({});
    m_model.forgetResults();
    start();
}

void PredictionWork::add(const QStringList &paths)
{
    m_toList += paths; // with those that are still being listed: the latest wins
    m_listing.run([paths = m_toList](const StopToken &stop) { return list(paths, stop); },
                  [this](const Result<Listed> &listed) {
                      m_toList.clear();
                      if (!listed) {
                          Q_EMIT failed(listed.error());
                          Q_EMIT changed();
                          return;
                      }
                      const int fresh = m_model.add(listed->files);
                      Q_EMIT added(static_cast<int>(listed->files.size()) - fresh, listed->emptyFolders);
                      start();
                  });
    Q_EMIT changed();
}

void PredictionWork::start()
{
    if (m_model.isComplete() || m_source.isNone() || m_loading.isRunning() || m_judging.isRunning()) {
        Q_EMIT changed();
        return;
    }
    m_pace.forget();
    if (m_judge)
        judgeNext();
    else
        load();
}

void PredictionWork::stop()
{
    m_toList.clear();
    m_listing.stop();
    m_loading.stop();
    m_judging.stop();
    Q_EMIT changed();
}

void PredictionWork::clear()
{
    stop();
    m_model.clear();
    Q_EMIT changed();
}

double PredictionWork::secondsLeft() const
{
    return m_pace.secondsLeft(m_model.done(), m_model.size());
}

void PredictionWork::load()
{
    m_loading.run([source = m_source, library = m_library,
                   store = &m_store](const StopToken &) { return Judge::load(source, library, *store); },
                  [this](const Result<std::shared_ptr<const Judge>> &judge) {
                      if (!judge) {
                          Q_EMIT failed(judge.error());
                          Q_EMIT changed();
                          return;
                      }
                      m_judge = *judge;
                      m_views.setJudge(m_judge);
                      judgeNext();
                  });
    Q_EMIT changed();
}

void PredictionWork::judgeNext()
{
    if (!m_model.isComplete()) {
        m_pace.goOn(m_model.done());
        const std::string path = m_model.at(m_model.done()).path;
        m_judging.run([judge = m_judge, path](const StopToken &) { return judge->judge(path, kMostGuesses); },
                      [this, path](Result<JudgedPicture> judged) {
                          if (judged) {
                              m_views.put(path, judged->views);
                              m_model.setNext(std::move(judged->guesses));
                          } else {
                              m_model.setNext(judged.error());
                          }
                          judgeNext();
                      });
    }
    Q_EMIT changed();
}

} // namespace headstart::ui
