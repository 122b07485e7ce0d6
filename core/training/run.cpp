// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run.h"

#include "core/base/guarded.h"
#include "core/training/checkpoint.h"
#include "core/training/config_keys.h"
#include "core/training/freeze_plan.h"
#include "core/training/loss.h"
#include "core/training/model_source.h"
#include "core/training/prefix_cache.h"
#include "core/training/room_wait.h"
#include "core/training/run_model.h"
#include "core/training/stage_monitor.h"
#include "core/zoo/kept_blocks.h"
#include "core/zoo/load.h"
#include "core/zoo/registry.h"

#include <ATen/Parallel.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

namespace headstart::training {

namespace {

namespace fs = std::filesystem;

std::string newId()
{
    std::random_device device;
    const std::uint64_t number = std::uint64_t{device()} << 32 | device();
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(number));
    return std::string(text, 10);
}

std::string nameOf(const RunConfig &config)
{
    fs::path path = fs::path(config.data.path).lexically_normal();
    if (!path.has_filename())
        path = path.parent_path();
    const bool isTable = config.data.kind == "table" && path.has_parent_path();
    return config.model.id + " on " + (isTable ? path.parent_path().filename() : path.filename()).string();
}

std::vector<runs::SampleRow> samplesOf(const PreparedData &data)
{
    std::vector<runs::SampleRow> out;
    for (std::size_t i = 0; i < data.dataset.samples().size(); ++i) {
        const data::Sample &sample = data.dataset.samples()[i];
        out.push_back({sample.file, static_cast<std::int64_t>(sample.label), sample.hash,
                       static_cast<std::int64_t>(data.split.parts[i])});
    }
    return out;
}

/// Carries what the loop says into the store and to the observer.
class Recorder final : public LoopObserver {
public:
    using Beginning = std::function<RunBeginning(const TrainingLoop &)>;

    Recorder(std::string run, runs::RunStore &store, RunObserver &observer, RoomWait &room, Wishes *wishes,
             Beginning beginning)
        : m_run(std::move(run)), m_store(store), m_observer(observer), m_room(room), m_wishes(wishes),
          m_beginning(std::move(beginning))
    {}

    Result<void> step(const runs::StepRow &row) override
    {
        m_store.addSteps(m_run, {row});
        m_observer.stepped(row);
        return healthy();
    }

    Result<void> stages(const std::vector<runs::StageRow> &rows) override
    {
        m_store.addStageRows(m_run, rows);
        m_observer.stagesMeasured(rows);
        return healthy();
    }

    std::vector<runs::Intervention> wishes() override
    {
        return m_wishes ? m_wishes->take() : std::vector<runs::Intervention>();
    }

    Result<void> accepted(const runs::Intervention &wish) override
    {
        return m_room.until([&] { return m_store.addIntervention(m_run, wish); });
    }

    void refused(const Error &why) override
    {
        const Text line = say("a change was refused: %1", why.line());
        m_store.addLog(m_run, "warning", line.english());
        m_observer.said(line);
    }

    void intervened(const runs::Intervention &intervention, const TrainingLoop &loop) override
    {
        m_store.addLog(
            m_run, "info",
            say("changed by hand after step %1: %2 is %3", intervention.step, intervention.key, intervention.value)
                .english());
        m_observer.intervened(intervention, m_beginning(loop));
    }

    Result<void> epoch(const runs::EpochRow &row, std::vector<runs::Prediction> predictions) override
    {
        m_store.addEpoch(m_run, row, std::move(predictions));
        m_observer.epochEnded(row);
        return healthy();
    }

    /// Files first, then the rows that name them, then the older files go: at every moment the rows name whole files.
    Result<void> save(const TrainingLoop &loop) override
    {
        const fs::path folder = m_store.folderOf(m_run);
        const auto name = m_room.until([&] { return writeCheckpoint(folder, loop); });
        if (!name)
            return name.error();
        const auto kept = m_room.until([&] { return enter(loop.state().step, *name); });
        if (!kept)
            return kept.error();
        removeOtherCheckpoints(folder, *kept);
        return {};
    }

private:
    /// Puts a new checkpoint into the store. Returns the folders of those that it names from now on.
    Result<std::vector<std::string>> enter(std::int64_t step, const std::string &folder)
    {
        auto rows = m_store.checkpoints(m_run);
        if (!rows)
            return rows.error();
        std::erase_if(*rows, [&](const runs::CheckpointRow &row) { return row.step >= step; });
        rows->insert(rows->begin(), {step, folder});
        constexpr std::size_t kKept = 2;
        rows->resize(std::min(rows->size(), kKept));
        if (auto set = m_store.setCheckpoints(m_run, *rows); !set)
            return set.error();
        std::vector<std::string> kept;
        for (const runs::CheckpointRow &row : *rows)
            kept.push_back(row.folder);
        return kept;
    }

    Result<void> healthy()
    {
        return m_room.until([] { return Result<void>(); });
    }

    const std::string m_run;
    runs::RunStore &m_store;
    RunObserver &m_observer;
    RoomWait &m_room;
    Wishes *m_wishes;
    Beginning m_beginning;
};

/// A run that is in the store, from its state to its end.
class OpenRun {
public:
    OpenRun(std::string id, std::string name, const RunConfig &config, PreparedData data, zoo::Network network,
            double seconds, runs::RunStore &store, RunObserver &observer)
        : m_id(std::move(id)), m_name(std::move(name)), m_config(config), m_data(std::move(data)),
          m_network(std::move(network)), m_seconds(seconds), m_store(store), m_observer(observer)
    {}

    Result<RunOutcome> train(bool fromCheckpoint, const StopToken &stop, const RunControls &controls)
    {
        auto outcome = guarded([&] { return trainAll(fromCheckpoint, stop, controls); });
        if (!outcome)
            recordFailure(outcome.error());
        return outcome;
    }

private:
    Result<RunOutcome> trainAll(bool fromCheckpoint, const StopToken &stop, const RunControls &controls)
    {
        const zoo::KeptBlocks keptBlocks(keptBlocksOf(m_config.compute));
        place(m_network, m_config.compute);
        const auto plan = freezePlan(m_network, m_config.freeze);
        if (!plan)
            return plan.error();
        RoomWait room(m_id, m_store, m_observer, stop);
        Recorder recorder(m_id, m_store, m_observer, room, controls.wishes,
                          [this](const TrainingLoop &loop) { return beginning(loop); });
        std::optional<PrefixCache> cache; // outlives the loop
        TrainingLoop loop(m_network, *plan, m_data.inputs(), m_data.split, m_config, recorder);
        loop.prove();
        if (fromCheckpoint)
            if (auto restored = restore(loop); !restored)
                return restored.error();
        if (loop.plan().firstTrained > 0 && m_config.compute.diskCacheMegabytes > 0
            && m_config.compute.cacheMegabytes > 0)
            if (auto opened = openCache(cache, loop, stop); !opened)
                return opened.error();
        m_seconds = loop.state().seconds;
        m_store.setStages(m_id, stagesWithParameters(m_network));
        const auto resumed = room.until([&] { return m_store.resume(m_id, loop.state().step); });
        if (!resumed)
            return resumed.error();
        if (auto heard = loop.hearWishes(); !heard) // so that they are kept, whenever it ends
            return heard.error();
        m_observer.began(beginning(loop));
        const auto ending = loop.run(stop, controls.pause);
        m_seconds = loop.state().seconds;
        if (!ending)
            return ending.error();
        const FreezeProof &proof = loop.proof();
        if (auto kept = proof.check(m_network); !kept)
            return kept.error();
        if (proof.tensors() > 0)
            m_store.addLog(m_id, "info",
                           say("kept as they were: %1 tensors of %2 values, SHA-256 %3", proof.tensors(),
                               proof.values(), proof.hash())
                               .english());
        return end(*ending, loop.state(), room);
    }

    Result<void> openCache(std::optional<PrefixCache> &cache, TrainingLoop &loop, const StopToken &stop)
    {
        const std::size_t firstTrained = loop.plan().firstTrained;
        constexpr std::uint64_t kMegabyte = 1'000'000;
        cache.emplace(PrefixCache::defaultFolder(), prefixKey(m_network, firstTrained, m_config), m_config.model.id,
                      m_network.stages()[firstTrained].name,
                      static_cast<std::uint64_t>(m_config.compute.diskCacheMegabytes) * kMegabyte);
        if (const std::size_t count = loop.useCache(*cache); count > 0)
            m_observer.said(say("what the kept part makes of %1 samples is known from earlier runs", count));
        return goOnFromLowerCut(loop, stop);
    }

    /// Of the cuts of earlier runs the highest one below this run's that helps.
    Result<void> goOnFromLowerCut(TrainingLoop &loop, const StopToken &stop)
    {
        if (loop.keepsAll())
            return {};
        const fs::path folder = PrefixCache::defaultFolder();
        std::set<std::size_t, std::greater<>> stages;
        for (const PrefixFile &file : PrefixCache::list(folder))
            if (const auto stage = m_network.find(file.stage);
                file.model == m_config.model.id && stage && *stage > 0 && *stage < loop.plan().firstTrained)
                stages.insert(*stage);
        for (const std::size_t stage : stages) {
            const PrefixCache lower(folder, prefixKey(m_network, stage, m_config), {}, {}, 0);
            const auto count = loop.goOnFrom(lower, stage, stop);
            if (!count)
                return count.error();
            if (*count > 0) {
                m_observer.said(say("what the kept part makes of %1 samples comes of what is known of a lower cut, %2",
                                    *count, m_network.stages()[stage].name));
                return {};
            }
        }
        return {};
    }

    /// From the newest checkpoint that is whole. With none the run begins anew, from the same values.
    Result<void> restore(TrainingLoop &loop)
    {
        auto interventions = m_store.interventions(m_id);
        const auto rows = m_store.checkpoints(m_id);
        if (!interventions || !rows)
            return interventions ? rows.error() : interventions.error();
        loop.setInterventions(std::move(*interventions));
        for (const runs::CheckpointRow &row : *rows) {
            const auto read = readCheckpoint(m_store.folderOf(m_id) / row.folder, loop);
            if (read)
                return {};
            m_observer.said(say("a checkpoint was passed over: %1", read.error().line()));
        }
        if (rows->empty())
            return {};
        return badInput(m_store.folderOf(m_id).string(), say("none of the run's checkpoints can be read"));
    }

    RunBeginning beginning(const TrainingLoop &loop) const
    {
        RunBeginning out{m_id,
                         m_name,
                         loop.steps(),
                         loop.config().training.epochs,
                         loop.state().step,
                         m_data.split.of(data::Part::Train).size(),
                         m_data.split.of(data::Part::Validation).size(),
                         m_data.dataset.setAside().size(),
                         0,
                         0,
                         m_data.dataset.isText(),
                         stagesWithParameters(m_network),
                         loop.config().optimiser.rate,
                         loop.config().freeze.cut};
        for (const TrainedParameter &parameter : loop.plan().parameters)
            out.trainedParameters += parameter.tensor.numel();
        for (const zoo::NamedTensor &named : m_network.tensors())
            out.parameters += named.isParameter ? named.tensor.numel() : 0;
        return out;
    }

    void recordFailure(const Error &why)
    {
        const std::string line = why.line();
        m_store.addLog(m_id, "error", line);
        static_cast<void>(m_store.end(m_id, runs::Status::Failed, line, m_seconds)); // `why` is what the user must know
    }

    Result<RunOutcome> end(TrainingLoop::Ending ending, const LoopState &state, RoomWait &room)
    {
        const bool finished = ending == TrainingLoop::Ending::Finished;
        const runs::Status status = finished ? runs::Status::Finished : runs::Status::Stopped;
        m_store.addLog(m_id, "info", std::string(runs::statusName(status)));
        const auto ended = room.until([&] { return m_store.end(m_id, status, {}, state.seconds); });
        if (!ended)
            return ended.error();
        return RunOutcome{m_id, status, state.seconds, state.best, m_data.split.of(data::Part::Validation).size()};
    }

    const std::string m_id;
    const std::string m_name;
    const RunConfig m_config;
    const PreparedData m_data;
    zoo::Network m_network;
    double m_seconds; ///< of training, in all sessions
    runs::RunStore &m_store;
    RunObserver &m_observer;
};

Result<void> saveInitial(const PreparedNetwork &made, const std::vector<std::string> &classes, const fs::path &folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return badInput(folder.string(), say("cannot be written: %1", systemMessage(error.value())));
    if (made.text)
        if (auto kept = keepTextModel(*made.text, classes, folder); !kept)
            return kept;
    return zoo::save(made.network, (folder / kInitialWeights).string());
}

runs::NewRun newRun(const std::string &name, const RunConfig &config, const PreparedData &data,
                    const std::string &parent)
{
    runs::NewRun run;
    run.id = newId();
    run.name = name.empty() ? nameOf(config) : name;
    run.config = toText(config);
    run.environment = environmentText(config);
    run.fingerprint = config.fingerprint;
    run.source = toJson(config).at("data").dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    run.classes = data.dataset.classes();
    run.samples = samplesOf(data);
    run.parent = parent;
    return run;
}

Result<PreparedData> openData(RunConfig &config, RunObserver &observer, const StopToken &stop)
{
    at::set_num_threads(static_cast<int>(config.compute.threads));
    return openData(config, &stop, [&](std::size_t done, std::size_t all) { observer.lookingAtData(done, all); });
}

void sayRemarks(const PreparedData &data, const PreparedNetwork &made, const std::string &run, runs::RunStore &store,
                RunObserver &observer)
{
    for (const auto *remarks : {&data.dataset.remarks(), &data.split.remarks, &made.remarks})
        for (const Text &remark : *remarks) {
            store.addLog(run, "info", remark.english());
            observer.said(remark);
        }
    for (const data::SetAside &file : data.dataset.setAside())
        store.addLog(run, "warning", file.file + ": " + file.reason.english());
}

} // namespace

Result<RunOutcome> startRun(const RunConfig &wanted, const std::string &name, const Places &places,
                            RunObserver &observer, const StopToken &stop, const RunControls &controls)
{
    auto prepared =
        prepareRun(wanted, places, stop, [&](std::size_t done, std::size_t all) { observer.lookingAtData(done, all); });
    if (!prepared)
        return prepared.error();
    if (!*prepared)
        return RunOutcome{{}, runs::Status::Stopped, 0, {}, 0};
    auto &[config, data, made] = **prepared;
    const runs::NewRun run = newRun(name, config, data, made.parent);
    const fs::path folder = places.store.folderOf(run.id);
    auto begun = places.store.recover();
    if (begun)
        begun = saveInitial(made, data.dataset.classes(), folder);
    if (begun)
        begun = places.store.begin(run);
    if (!begun) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        return begun.error();
    }
    sayRemarks(data, made, run.id, places.store, observer);
    OpenRun open(run.id, run.name, config, std::move(data), std::move(made.network), 0, places.store, observer);
    return open.train(false, stop, controls);
}

Result<RunOutcome> resumeRun(const runs::RunRow &run, const std::optional<data::DataSource> &moved,
                             const Places &places, RunObserver &observer, const StopToken &stop,
                             const RunControls &controls)
{
    if (run.status == runs::Status::Finished)
        return badInput(run.name, say("this run is finished; there is nothing to resume"));
    auto config = configFromText(run.config, run.name);
    if (!config)
        return config.error();
    if (moved)
        config->data = *moved;
    auto data = openData(*config, observer, stop);
    if (!data)
        return data.error();
    if (stop.stopped())
        return RunOutcome{run.id, run.status, run.seconds, run.best, 0};
    if (auto ready = places.store.recover(); !ready)
        return ready.error();
    if (moved)
        if (auto set = places.store.setConfig(run.id, toText(*config)); !set)
            return set.error();
    auto initial = initialModel(places.store, run, *config);
    if (!initial)
        return initial.error();
    if (auto done = tokenize(*data, initial->text, *config, &stop, {}); !done)
        return done.error();
    if (stop.stopped())
        return RunOutcome{run.id, run.status, run.seconds, run.best, 0};
    RunConfig own = *config; // a run needs its own folder alone: what it was made from may be gone
    own.model.id = keptModelId(places.store.folderOf(run.id), config->model.id);
    if (auto fits = checkFits(own, *data, true); !fits)
        return fits.error();
    OpenRun open(run.id, run.name, *config, std::move(*data), std::move(initial->network), run.seconds, places.store,
                 observer);
    return open.train(true, stop, controls);
}

} // namespace headstart::training
