// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/rehearsal.h"

#include "core/base/memory.h"
#include "core/base/seconds_since.h"
#include "core/training/prefix_cache.h"
#include "core/zoo/kept_blocks.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <QTemporaryDir>

namespace headstart::training {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kSeconds = 3; // for the batches that are measured, if two of them do not take longer
constexpr std::size_t kFewest = 2;
constexpr std::size_t kMost = 12;

double sumOf(const std::vector<double> &values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// So much memory that only the number of samples counts; a picture's views are varied ones like all others.
RunConfig withRoom(RunConfig config)
{
    constexpr std::int64_t kMuch = 1'000'000;
    config.compute.cacheMegabytes = kMuch;
    config.augmentation.views = 0;
    return config;
}

std::vector<std::size_t> joined(const std::vector<std::vector<std::size_t>> &batches)
{
    std::vector<std::size_t> out;
    for (const auto &batch : batches)
        out.insert(out.end(), batch.begin(), batch.end());
    return out;
}

} // namespace

double secondsOf(const std::vector<WorkTime> &measured, const std::vector<double> &works)
{
    constexpr double kAlike = 1.2;
    const auto count = static_cast<double>(measured.size());
    double work = 0;
    double seconds = 0;
    double least = measured.front().work;
    double most = least;
    for (const WorkTime &one : measured) {
        work += one.work;
        seconds += one.seconds;
        least = std::min(least, one.work);
        most = std::max(most, one.work);
    }
    double spread = 0;
    double common = 0;
    for (const WorkTime &one : measured) {
        spread += (one.work - work / count) * (one.work - work / count);
        common += (one.work - work / count) * (one.seconds - seconds / count);
    }
    const double slope = spread > 0 ? common / spread : 0;
    const double base = (seconds - slope * work) / count;
    if (most <= kAlike * least || slope <= 0 || base < 0)
        return seconds / work * sumOf(works);
    return base * static_cast<double>(works.size()) + slope * sumOf(works);
}

Rehearsal::Rehearsal(PreparedRun &run, const FreezePlan &plan, const StopToken &stop)
    : m_run(run), m_stop(stop), m_config(withRoom(run.config)),
      m_loop(run.made.network, plan, run.data.inputs(), run.data.split, m_config, *this),
      m_hasPrefix(plan.firstTrained > 0), m_training(batchesOf(m_loop.orderOf(1))),
      m_validation(batchesOf(run.data.inputs().arranged(run.data.split.of(data::Part::Validation))))
{}

Result<void> Rehearsal::step(const runs::StepRow &row)
{
    m_rows.push_back(row);
    return {};
}

std::vector<Rehearsal::Samples> Rehearsal::batchesOf(const Samples &samples) const
{
    const auto size = static_cast<std::size_t>(m_config.training.batch);
    std::vector<Samples> out;
    for (std::size_t begin = 0; begin < samples.size(); begin += size)
        out.emplace_back(samples.begin() + static_cast<std::ptrdiff_t>(begin),
                         samples.begin() + static_cast<std::ptrdiff_t>(std::min(begin + size, samples.size())));
    return out;
}

double Rehearsal::workOf(const Samples &batch) const
{
    std::size_t longest = 1;
    if (const auto &texts = m_run.data.texts)
        for (const std::size_t sample : batch)
            longest = std::max(longest, texts->length(sample));
    return static_cast<double>(batch.size() * longest);
}

std::vector<double> Rehearsal::worksOf(const std::vector<Samples> &batches) const
{
    std::vector<double> out;
    out.reserve(batches.size());
    for (const Samples &batch : batches)
        out.push_back(workOf(batch));
    return out;
}

/// So many of them, short and long ones, whole ones first of all. The longest come first, as blocks of memory that are
/// large enough for all are kept then.
std::vector<Rehearsal::Samples> Rehearsal::spread(std::vector<Samples> batches, std::size_t count) const
{
    if (batches.size() > 1 && batches.back().size() < batches.front().size())
        batches.pop_back();
    std::stable_sort(batches.begin(), batches.end(),
                     [&](const Samples &a, const Samples &b) { return workOf(a) > workOf(b); });
    count = std::min(count, batches.size());
    std::vector<Samples> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(batches[(2 * i + 1) * batches.size() / (2 * count)]);
    return out;
}

bool Rehearsal::hasEnded(const Result<TrainingLoop::Ending> &ending)
{
    m_mostKept = std::max<std::uint64_t>(m_mostKept, m_loop.prefix().bytes());
    if (!ending)
        m_error = ending.error();
    return ending && *ending == TrainingLoop::Ending::Finished;
}

std::optional<std::vector<WorkTime>> Rehearsal::train(const std::vector<Samples> &batches, std::int64_t epoch,
                                                      bool isVaried)
{
    m_rows.clear();
    if (!hasEnded(m_loop.rehearseTraining(joined(batches), epoch, isVaried, m_stop)))
        return std::nullopt;
    std::vector<WorkTime> out;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        out.push_back({workOf(batches[i]), m_rows[i].seconds});
    return out;
}

std::optional<WorkTime> Rehearsal::judge(const std::vector<Samples> &batches)
{
    const auto begin = Clock::now();
    if (!hasEnded(m_loop.rehearseValidation(joined(batches), m_stop)))
        return std::nullopt;
    return WorkTime{sumOf(worksOf(batches)), secondsSince(begin)};
}

std::optional<Rehearsal::StepMemory> Rehearsal::stepOf(Samples batch, double &seconds)
{
    m_loop.prefix().forget();
    zoo::takeTensorPeak();
    const auto size = static_cast<std::int64_t>(batch.size());
    const auto times = train({std::move(batch)}, m_config.training.epochs, true);
    if (!times)
        return std::nullopt;
    seconds = times->front().seconds;
    return StepMemory{size, zoo::takeTensorPeak() - zoo::tensorBytes()};
}

/// By what a part of it took, in proportion: more than it can be.
bool Rehearsal::mayTryWhole(std::int64_t batch) const
{
    const auto times = static_cast<std::uint64_t>((batch + m_small.batch - 1) / m_small.batch);
    return m_config.compute.device != "cpu" || m_small.bytes * times < freeMemory().bytes;
}

/// The first step makes what later ones keep: graphs, blocks of memory.
bool Rehearsal::warmUp()
{
    const Samples &longest = *std::max_element(m_training.begin(), m_training.end(),
                                               [&](const auto &a, const auto &b) { return workOf(a) < workOf(b); });
    const auto size = static_cast<std::int64_t>(longest.size());
    const std::int64_t piece = m_config.training.microBatch;
    const std::int64_t part = piece < size ? piece : std::max<std::int64_t>(size / 2, 1);
    const Samples some(longest.begin(), longest.begin() + static_cast<std::ptrdiff_t>(part));
    double first = 0;
    const auto small = stepOf(some, first);
    if (!small)
        return false;
    m_small = *small;
    m_isWhole = mayTryWhole(size);
    const auto whole = stepOf(m_isWhole ? longest : some, m_stepSeconds);
    if (!whole)
        return false;
    m_whole = *whole;
    m_warming = std::max(0.0, first - m_stepSeconds * workOf(some) / workOf(m_isWhole ? longest : some));
    return true;
}

bool Rehearsal::compute()
{
    const auto wanted = static_cast<std::size_t>(kSeconds / std::max(m_stepSeconds, 1e-3));
    m_some = spread(m_training, std::clamp(wanted, kFewest, kMost));
    m_someJudges = spread(m_validation, m_run.data.texts ? 4 : 2);
    if (!m_isWhole) {
        for (auto *batches : {&m_some, &m_someJudges})
            for (Samples &batch : *batches)
                batch.resize(std::min(batch.size(), static_cast<std::size_t>(m_small.batch)));
        m_some.resize(1);
    }
    m_chosen = m_some.size();
    m_loop.prefix().forget();
    const auto training = train(m_some, 1, true);
    const auto validation = training ? judge(m_someJudges) : std::nullopt;
    if (!validation)
        return false;
    m_computed.training = secondsOf(*training, worksOf(m_training));
    m_computed.validation = validation->seconds / validation->work * sumOf(worksOf(m_validation));
    if (m_config.freeze.unfreezeEvery == 0 || m_hasPrefix)
        return true;
    const auto last = train(m_some, m_config.training.epochs, true);
    m_joining = last ? secondsOf(*last, worksOf(m_training)) - m_computed.training : 0;
    return last.has_value();
}

/// Several times, since it takes next to no time with a head alone.
bool Rehearsal::useKept()
{
    constexpr double kEnough = 0.3;
    constexpr int kPasses = 10;
    if (!m_hasPrefix) {
        m_kept = m_computed;
        return true;
    }
    if (m_config.augmentation.any() && !m_run.data.texts) { // so far only varied pictures went through
        m_some.resize(std::min(m_some.size(), kFewest));
        if (!train(m_some, 1, false))
            return false;
    }
    std::vector<WorkTime> training;
    WorkTime validation;
    const auto begin = Clock::now();
    for (int pass = 0; pass < kPasses && (pass < 2 || secondsSince(begin) < kEnough); ++pass) {
        const auto steps = train(m_some, m_config.training.epochs, false);
        const auto judged = steps ? judge(m_someJudges) : std::nullopt;
        if (!judged)
            return false;
        if (pass == 0)
            continue;
        training.insert(training.end(), steps->begin(), steps->end());
        validation.work += judged->work;
        validation.seconds += judged->seconds;
    }
    m_kept.training = secondsOf(training, worksOf(m_training));
    m_kept.validation = validation.seconds / validation.work * sumOf(worksOf(m_validation));
    if (m_config.freeze.unfreezeEvery == 0)
        return true;
    const auto first = train(m_some, 1, false);
    m_joining = first ? m_kept.training - secondsOf(*first, worksOf(m_training)) : 0;
    return first.has_value();
}

/// On a disk, which need not be the cache's.
bool Rehearsal::store()
{
    if (!m_hasPrefix)
        return true;
    Samples samples = joined(m_some);
    const Samples judges = joined(m_someJudges);
    samples.insert(samples.end(), judges.begin(), judges.end());
    const zoo::Flow &flow = m_loop.prefix().keptOf({samples.front(), 0});
    m_isKeptByTokens = m_run.data.texts && flow.output().dim() == 3;
    double count = 0;
    for (const std::size_t sample : samples)
        count += m_isKeptByTokens ? static_cast<double>(m_run.data.texts->length(sample)) : 1;
    m_keptEach = static_cast<double>(m_loop.prefix().bytes()) / count;
    const QTemporaryDir folder;
    constexpr std::uint64_t kMuch = std::uint64_t{1} << 40;
    PrefixCache cache(folder.path().toStdString(), "rehearsal", "", "", kMuch);
    m_loop.useCache(cache);
    const auto begin = Clock::now();
    m_loop.storeFresh();
    m_storing = secondsSince(begin) / static_cast<double>(samples.size());
    return !m_stop.stopped();
}

std::uint64_t Rehearsal::keptBytes(std::size_t samples) const
{
    double each = m_keptEach;
    if (m_isKeptByTokens) {
        double tokens = 0;
        for (std::size_t i = 0; i < m_run.data.texts->size(); ++i)
            tokens += static_cast<double>(m_run.data.texts->length(i));
        each *= tokens / static_cast<double>(m_run.data.texts->size());
    }
    return static_cast<std::uint64_t>(each * static_cast<double>(samples));
}

bool Rehearsal::measure()
{
    return warmUp() && compute() && useKept() && store();
}

} // namespace headstart::training
