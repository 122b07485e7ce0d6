// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sweep.h"

#include "core/base/random.h"
#include "core/training/config_keys.h"
#include "core/training/run.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>

namespace headstart::training {

namespace {

constexpr std::size_t kMostTrials = 10'000;
constexpr const char *kSeed = "training.seed";
constexpr const char *kEpochs = "training.epochs";

const ConfigKey *keyOf(const std::string &path)
{
    for (const ConfigKey &key : configKeys())
        if (key.path == path)
            return &key;
    return nullptr;
}

bool isList(const ConfigKey *key)
{
    return key && (key->type == ConfigKey::Type::Numbers || key->type == ConfigKey::Type::Texts);
}

bool isNumber(const ConfigKey *key)
{
    return key && (key->type == ConfigKey::Type::Number || key->type == ConfigKey::Type::Integer);
}

std::vector<std::string> parted(const std::string &text, char at)
{
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

std::optional<double> numberIn(const std::string &text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// Whether each is a value of this key.
Result<void> check(const std::string &path, const std::vector<std::string> &values)
{
    const std::string assigned = path + "=";
    for (const std::string &value : values) {
        RunConfig scratch;
        if (auto applied = applyAssignment(scratch, assigned + value); !applied)
            return applied;
    }
    return {};
}

std::string drawn(const SweepAxis &axis, Random &random)
{
    if (!axis.isRange())
        return axis.values[random.below(axis.values.size())];
    const bool isWhole = keyOf(axis.path)->type == ConfigKey::Type::Integer;
    if (isWhole && axis.low <= 0)
        return std::to_string(std::llround(std::floor(random.between(axis.low, axis.high + 1))));
    const double value = axis.low > 0 ? std::exp(random.between(std::log(axis.low), std::log(axis.high)))
                                      : random.between(axis.low, axis.high);
    if (isWhole)
        return std::to_string(std::llround(value));
    constexpr int kDigits = 3; // more would only be hard to read
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value, std::chars_format::general, kDigits);
    return {text, end};
}

std::vector<std::vector<std::string>> allCombinations(const std::vector<SweepAxis> &axes)
{
    std::vector<std::vector<std::string>> out = {{}};
    for (const SweepAxis &axis : axes) {
        std::vector<std::vector<std::string>> longer;
        for (const auto &settings : out)
            for (const std::string &value : axis.values) {
                longer.push_back(settings);
                longer.back().push_back(axis.path + "=" + value);
            }
        out = std::move(longer);
        if (out.size() > kMostTrials)
            break;
    }
    return out;
}

std::vector<std::vector<std::string>> drawnCombinations(const SweepPlan &plan, std::uint64_t seed)
{
    constexpr std::int64_t kPatience = 100; // draws that were there before, one after the other
    std::vector<std::vector<std::string>> out;
    std::set<std::vector<std::string>> known;
    std::int64_t misses = 0;
    for (std::uint64_t i = 0; static_cast<std::int64_t>(out.size()) < plan.draws && misses < kPatience; ++i) {
        Random random{seed, hashOf("sweep"), i};
        std::vector<std::string> settings;
        for (const SweepAxis &axis : plan.axes)
            settings.push_back(axis.path + "=" + drawn(axis, random));
        misses = known.insert(settings).second ? 0 : misses + 1;
        if (misses == 0)
            out.push_back(std::move(settings));
    }
    return out;
}

Result<void> checkPlan(const SweepPlan &plan)
{
    if (plan.axes.empty())
        return badInput({}, say("a sweep needs a setting to vary"));
    std::set<std::string> paths;
    for (const SweepAxis &axis : plan.axes) {
        if (!paths.insert(axis.path).second)
            return badInput({}, axis.path, say("it is varied twice"));
        if (axis.isRange() && plan.draws == 0)
            return badInput({}, axis.path, say("of a range, values are drawn at random: say how many"));
        if (axis.path == kEpochs && plan.isHalving)
            return badInput({}, axis.path, say("it is varied already, by halving"));
        if (axis.path == kSeed && plan.seeds > 1)
            return badInput({}, axis.path, say("it is varied already, by the number of seeds"));
    }
    return {};
}

/// For the sake of an order: what is to be large.
double qualityOf(const RunOutcome &run)
{
    if (!run.best)
        return -std::numeric_limits<double>::infinity();
    return std::isnan(run.best->validationAccuracy) ? -run.best->validationLoss : run.best->validationAccuracy;
}

void summarise(TrialOutcome &outcome)
{
    const auto n = static_cast<double>(outcome.runs.size());
    double sum = 0;
    for (const RunOutcome &run : outcome.runs) {
        sum += qualityOf(run);
        outcome.loss += run.best ? run.best->validationLoss / n : 0;
    }
    outcome.mean = outcome.failure || outcome.runs.empty() ? -std::numeric_limits<double>::infinity() : sum / n;
    double squares = 0;
    for (const RunOutcome &run : outcome.runs)
        squares += (qualityOf(run) - sum / n) * (qualityOf(run) - sum / n);
    outcome.deviation = std::sqrt(squares / (n - 1)); // NaN of one
}

std::string nameOf(const std::string &sweep, const Trial &trial, const RunConfig &config, bool hasSeeds)
{
    constexpr std::size_t kLongest = 180;
    std::string name = sweep + ":";
    for (const std::string &setting : trial.settings)
        name += " " + setting;
    if (hasSeeds)
        name += " seed " + std::to_string(config.training.seed);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return name.substr(0, kLongest);
}

/// A sweep on its way.
class Sweep {
public:
    Sweep(const SweepPlan &plan, const std::string &name, const std::filesystem::path &library, runs::RunStore &store,
          const SweepObserver &observer, const StopToken &stop)
        : m_plan(plan), m_name(name), m_library(library), m_store(store), m_observer(observer), m_stop(stop)
    {}

    /// Nothing if it was stopped before its end.
    Result<std::optional<TrialOutcome>> run(const Trial &trial, std::int64_t epochs)
    {
        TrialOutcome outcome{trial, m_plan.isHalving ? epochs : trial.config.training.epochs, {}, {}, 0, 0, 0};
        for (std::int64_t i = 0; i < m_plan.seeds && !outcome.failure; ++i) {
            if (m_stop.stopped())
                return std::optional<TrialOutcome>();
            RunConfig config = trial.config;
            config.training.epochs = outcome.epochs;
            config.training.seed += static_cast<std::uint64_t>(i);
            const auto run = startRun(config, nameOf(m_name, trial, config, m_plan.seeds > 1), {m_library, m_store},
                                      m_observer.runs, m_stop);
            if (const auto broken = m_store.failure())
                return *broken;
            if (!run) {
                outcome.failure = run.error();
                break;
            }
            if (auto marked = mark(run->id); !marked)
                return marked.error();
            if (run->status == runs::Status::Stopped)
                return std::optional<TrialOutcome>();
            outcome.runs.push_back(*run);
        }
        summarise(outcome);
        m_observer.told(outcome);
        return std::optional(std::move(outcome));
    }

private:
    Result<void> mark(const std::string &run)
    {
        runs::RunMarks marks;
        marks.tags = {m_name};
        return run.empty() ? Result<void>() : m_store.setMarks(run, marks);
    }

    const SweepPlan &m_plan;
    const std::string &m_name;
    const std::filesystem::path &m_library;
    runs::RunStore &m_store;
    const SweepObserver &m_observer;
    const StopToken &m_stop;
};

void putBestFirst(std::vector<TrialOutcome> &outcomes)
{
    std::stable_sort(outcomes.begin(), outcomes.end(), [](const TrialOutcome &a, const TrialOutcome &b) {
        return a.mean != b.mean ? a.mean > b.mean : a.loss < b.loss;
    });
}

} // namespace

Result<SweepAxis> sweepAxis(const std::string &text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos)
        return badInput(text, say("what varies is given as key=value,value or key=low..high"));
    SweepAxis axis;
    axis.path = text.substr(0, equals);
    const std::string rest = text.substr(equals + 1);
    const ConfigKey *key = keyOf(axis.path);
    const std::size_t dots = rest.find("..");
    if (dots != std::string::npos && isNumber(key)) {
        const std::vector<std::string> ends = {rest.substr(0, dots), rest.substr(dots + 2)};
        if (auto checked = check(axis.path, ends); !checked)
            return checked.error();
        axis.low = *numberIn(ends[0]);
        axis.high = *numberIn(ends[1]);
        if (!(axis.low < axis.high))
            return badInput({}, axis.path, say("a range begins below its end"));
        return axis;
    }
    axis.values = parted(rest, isList(key) ? ';' : ',');
    if (auto checked = check(axis.path, axis.values); !checked)
        return checked.error();
    return axis;
}

Result<std::vector<Trial>> trialsOf(const RunConfig &base, const SweepPlan &plan)
{
    if (auto checked = checkPlan(plan); !checked)
        return checked.error();
    const auto combinations = plan.draws > 0 ? drawnCombinations(plan, base.training.seed) : allCombinations(plan.axes);
    if (combinations.size() > kMostTrials)
        return badInput({}, say("these are more than %1 combinations: draw some of them at random", kMostTrials));
    std::vector<Trial> out;
    for (const auto &settings : combinations) {
        Trial trial{settings, base};
        for (const std::string &setting : settings)
            if (auto applied = applyAssignment(trial.config, setting); !applied)
                return applied.error();
        out.push_back(std::move(trial));
    }
    return out;
}

std::vector<SweepRound> roundsOf(std::size_t trials, std::int64_t epochs, bool isHalving)
{
    constexpr std::int64_t kTimes = 3;
    std::int64_t first = epochs;
    std::size_t left = trials;
    for (; isHalving && left > 1 && first >= kTimes; left = (left + kTimes - 1) / kTimes)
        first /= kTimes;
    std::vector<SweepRound> out;
    left = trials;
    for (std::int64_t now = first;; now *= kTimes, left = (left + kTimes - 1) / kTimes) {
        const bool isLast = now * kTimes > epochs || left == 1;
        out.push_back({isLast ? epochs : now, left});
        if (isLast)
            return out;
    }
}

Result<std::vector<TrialOutcome>> runSweep(const RunConfig &base, const SweepPlan &plan, const std::string &name,
                                           const std::filesystem::path &library, runs::RunStore &store,
                                           const SweepObserver &observer, const StopToken &stop)
{
    const auto trials = trialsOf(base, plan);
    if (!trials)
        return trials.error();
    Sweep sweep(plan, name, library, store, observer, stop);
    std::vector<Trial> left = *trials;
    std::vector<TrialOutcome> out; // the best of the last round first, then those that fell out before
    for (const SweepRound &round : roundsOf(trials->size(), base.training.epochs, plan.isHalving)) {
        left.resize(round.trials);
        std::vector<TrialOutcome> now;
        for (const Trial &trial : left) {
            auto outcome = sweep.run(trial, round.epochs);
            if (!outcome)
                return outcome.error();
            if (!*outcome)
                break;
            now.push_back(std::move(**outcome));
        }
        const bool isWhole = now.size() == left.size();
        putBestFirst(now);
        left.clear();
        for (const TrialOutcome &outcome : now) {
            left.push_back(outcome.trial);
            std::erase_if(out,
                          [&](const TrialOutcome &before) { return before.trial.settings == outcome.trial.settings; });
        }
        out.insert(out.begin(), now.begin(), now.end());
        if (!isWhole)
            break;
    }
    return out;
}

} // namespace headstart::training
