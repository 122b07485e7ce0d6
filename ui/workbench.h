// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/library.h"
#include "core/catalogue/model_card.h"
#include "core/data/dataset.h"
#include "core/insight/outline.h"
#include "core/runs/run_store.h"
#include "core/training/run_config.h"
#include "core/training/session.h"
#include "ui/common/background.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace headstart::ui {

class Fetches;

enum class PageId { Models, Data, Layers, Train, Runs, Predict };

/// What keeps the run to be from starting, and the page where that is mended.
struct Missing {
    PageId page;
    QString what;
};

/// What all pages share: the run to be (model, data, cut, recipe) as a value, the data that were opened for it, the
/// store, the library and the run that is going on. Lives in the window's thread, which never waits on it.
class Workbench : public QObject {
    Q_OBJECT

public:
    /// `store` must outlive it.
    Workbench(const std::filesystem::path &libraryFolder, runs::RunStore &store, QObject *parent = nullptr);
    ~Workbench() override;

    // The run to be.
    const training::RunConfig &config() const { return m_config; }
    void setConfig(const training::RunConfig &config);
    void change(const std::function<void(training::RunConfig &)> &change);
    /// Of the model that was chosen; nullptr while there is none. That of a Hugging Face folder is read in the
    /// background when a configuration names it: cardsChanged or modelFailed follows.
    const catalogue::ModelCard *card() const;
    /// Takes a model of the user's own into the catalogue, for as long as the program runs. Errors: another one is in
    /// its way.
    Result<void> addCard(const catalogue::ModelCard &card);
    /// Of the model that was chosen, with a head for the data's classes (1000 while there are none).
    const std::optional<insight::Outline> &outline() const { return m_outline; }
    std::vector<Missing> missing() const;
    void start(); ///< what missing() names must not be missing; goes to the Train page

    // The data that were opened for it.
    const std::optional<data::Dataset> &dataset() const { return m_dataset; }
    /// As headstart-cli's demo begins: EfficientNet-Lite0 and pictures of solar cells.
    void openDemo();
    /// As its demo of texts: MiniLM and short texts about self-driving cars.
    void openTextDemo();
    /// Looks at data in the background; dataChanged or dataFailed follows.
    void openData(const data::DataSource &source);
    void stopOpening() { m_opening.stop(); }
    bool isOpening() const { return m_opening.isRunning(); }

    runs::RunStore &store() { return m_store; }
    const catalogue::Library &library() const { return m_library; }
    training::Session &session() { return m_session; }
    /// Weights on their way into the library, whatever page is in sight.
    Fetches &fetches() { return *m_fetches; }

    void goTo(PageId page) { Q_EMIT pageWanted(page); }
    /// A run's row in the store has changed, or there is another one.
    void tellRunsChanged() { Q_EMIT runsChanged(); }
    /// A file has come to the library, or gone.
    void tellLibraryChanged() { Q_EMIT libraryChanged(); }
    /// The Predict page, with this run.
    void predictWith(const QString &run) { Q_EMIT predictionWanted(run); }

Q_SIGNALS:
    void configChanged();
    void outlineChanged();
    /// The catalogue has another card.
    void cardsChanged();
    /// The folder that the configuration names as its model is none.
    void modelFailed(const headstart::Error &error);
    void dataProgress(qsizetype done, qsizetype all);
    void dataChanged();
    void dataFailed(const headstart::Error &error);
    void openingChanged(bool opening);
    void runsChanged();
    void libraryChanged();
    void pageWanted(headstart::ui::PageId page);
    void predictionWanted(const QString &run);

private:
    void openWith(const std::string &recipe, const std::filesystem::path &data);
    void makeOutline();
    void readOwnModel();

    training::RunConfig m_config;
    std::optional<data::Dataset> m_dataset;
    std::optional<insight::Outline> m_outline;
    runs::RunStore &m_store;
    catalogue::Library m_library;
    training::Session m_session;
    std::unique_ptr<Fetches> m_fetches;
    Background m_opening;
    Background m_outlining;
    Background m_readingModel;
};

} // namespace headstart::ui
