// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/batch_loader.h"

#include "core/base/guarded.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/Parallel.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <omp.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace headstart::data {

namespace {

constexpr std::size_t kBatchesAhead = 2;
constexpr int kNicer = 5;

/// A batch while its samples arrive.
struct Slot {
    Batch batch;
    std::size_t missing = 0;
};

} // namespace

struct BatchLoader::Work {
    Work(Dataset data, std::vector<std::size_t> samples, LoaderOptions how)
        : dataset(std::move(data)), order(std::move(samples)), options(how)
    {
        for (std::size_t i = 0; i < std::min(options.threads, order.size()); ++i)
            threads.emplace_back([this] { run(); });
    }

    ~Work()
    {
        {
            const std::lock_guard lock(mutex);
            stopped = true;
        }
        changed.notify_all();
        for (std::thread &thread : threads)
            thread.join();
    }

    std::size_t batchCount() const { return (order.size() + options.batch - 1) / options.batch; }

    /// The thread takes sample after sample, in order, until all are made, someone fails, or the loader ends.
    void run()
    {
        const at::NoGradGuard noGradient;
        // This thread's own: LibTorch's work in it is not divided further. It sets a number of its own when it is first
        // asked, which must come before.
        static_cast<void>(at::get_num_threads());
        omp_set_num_threads(1);
        // What trains goes first, and waits for a batch where there is none yet.
        const auto thread = static_cast<id_t>(gettid());
        setpriority(PRIO_PROCESS, thread, getpriority(PRIO_PROCESS, thread) + kNicer);
        while (const auto position = takeNext()) {
            const auto made = guarded([&] {
                make(*position);
                return Result<void>();
            });
            if (!made)
                fail(made.error());
        }
    }

    std::optional<std::size_t> takeNext()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] {
            return stopped || error || nextSample >= order.size()
                   || nextSample / options.batch < givenOut + kBatchesAhead;
        });
        if (stopped || error || nextSample >= order.size())
            return std::nullopt;
        const std::size_t position = nextSample++;
        if (position % options.batch == 0)
            slots.push_back(newSlot(position));
        return position;
    }

    Slot newSlot(std::size_t position) const
    {
        const std::size_t count = std::min(options.batch, order.size() - position);
        const auto size = static_cast<std::int64_t>(count);
        const std::int64_t side = options.preprocessing.crop;
        Slot slot;
        slot.missing = count;
        slot.batch.input = zoo::flowOf(at::empty({size, 3, side, side}, at::kFloat, options.format));
        slot.batch.labels = at::empty({size}, at::kLong);
        const auto begin = order.begin() + static_cast<std::ptrdiff_t>(position);
        slot.batch.samples.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
        return slot;
    }

    void make(std::size_t position)
    {
        const std::size_t sample = order[position];
        const auto picture = dataset.picture(sample);
        if (!picture)
            return fail(picture.error());
        const std::string &name = dataset.samples()[sample].file;
        const auto input = options.augmentation.any() ? augmented(*picture, options.preprocessing, options.augmentation,
                                                                  randomOf(position), name)
                                                      : preprocess(*picture, options.preprocessing, name);
        if (!input)
            return fail(input.error());
        put(position, *input, static_cast<std::int64_t>(dataset.samples()[sample].label));
    }

    Random randomOf(std::size_t position) const
    {
        const auto view = static_cast<std::uint64_t>(options.augmentation.viewOf(options.epoch));
        if (options.firstPlace)
            return Random{options.seed, view, order[position], *options.firstPlace + position};
        return Random{options.seed, view, order[position]};
    }

    void put(std::size_t position, const at::Tensor &input, std::int64_t label)
    {
        const auto row = static_cast<std::int64_t>(position % options.batch);
        at::Tensor pictures;
        at::Tensor labels;
        {
            const std::lock_guard lock(mutex);
            const Batch &batch = slotOf(position).batch;
            pictures = batch.input.output()[row];
            labels = batch.labels;
        }
        pictures.copy_(input);
        labels.data_ptr<std::int64_t>()[row] = label;
        const std::lock_guard lock(mutex);
        if (--slotOf(position).missing == 0)
            changed.notify_all();
    }

    Slot &slotOf(std::size_t position) { return slots[position / options.batch - givenOut]; }

    void fail(Error why)
    {
        const std::lock_guard lock(mutex);
        if (!error)
            error = std::move(why);
        changed.notify_all();
    }

    const Dataset dataset;
    const std::vector<std::size_t> order;
    const LoaderOptions options;
    std::vector<std::thread> threads;

    std::mutex mutex; ///< guards all below
    std::condition_variable changed;
    std::vector<Slot> slots; ///< begun and not yet given out, in order
    std::size_t nextSample = 0;
    std::size_t givenOut = 0;
    std::optional<Error> error;
    bool stopped = false;
};

BatchLoader::BatchLoader(Dataset dataset, std::vector<std::size_t> order, LoaderOptions options)
    : m_work(std::make_unique<Work>(std::move(dataset), std::move(order), options))
{}

BatchLoader::~BatchLoader() = default;

Result<std::optional<Batch>> BatchLoader::next()
{
    Work &work = *m_work;
    std::unique_lock lock(work.mutex);
    if (work.givenOut >= work.batchCount())
        return std::optional<Batch>();
    work.changed.wait(lock, [&] { return work.error || (!work.slots.empty() && work.slots.front().missing == 0); });
    if (work.error)
        return *work.error;
    Batch batch = std::move(work.slots.front().batch);
    work.slots.erase(work.slots.begin());
    ++work.givenOut;
    lock.unlock();
    work.changed.notify_all();
    return std::optional<Batch>(std::move(batch));
}

} // namespace headstart::data
