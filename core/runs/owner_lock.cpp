// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/owner_lock.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace headstart::runs {

namespace {

std::filesystem::path lockOf(std::filesystem::path store)
{
    return store += ".lock";
}

int lockWithoutWaiting(int descriptor, int kind)
{
    int result = 0;
    do
        result = flock(descriptor, kind | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result;
}

/// isTaken() of another process holds the lock for a moment: that is no owner.
bool lockAsOwner(int descriptor)
{
    constexpr int kTries = 5;
    constexpr std::chrono::milliseconds kPause(20);
    for (int i = 0; i < kTries; ++i) {
        if (lockWithoutWaiting(descriptor, LOCK_EX) == 0)
            return true;
        if (errno != EWOULDBLOCK)
            return false;
        std::this_thread::sleep_for(kPause);
    }
    errno = EWOULDBLOCK;
    return false;
}

/// The digits that the owner wrote.
std::string ownerIn(int descriptor)
{
    std::array<char, 20> buffer = {};
    const ssize_t count = pread(descriptor, buffer.data(), buffer.size(), 0);
    const std::string_view text(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    return std::string(text.substr(0, text.find_first_not_of("0123456789")));
}

bool writeOwner(int descriptor)
{
    const std::string text = std::to_string(getpid()) + "\n";
    return ftruncate(descriptor, 0) == 0
           && pwrite(descriptor, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

Error ownedByAnother(const std::string &name, const std::string &owner)
{
    if (owner.empty())
        return badInput(name, say("another process is using this store; wait for it, or name another one with "
                                  "--store FILE"));
    return badInput(name, say("another process (%1) is using this store; wait for it, or name another one with "
                              "--store FILE",
                              owner));
}

} // namespace

Result<OwnerLock> OwnerLock::take(const std::filesystem::path &store, const std::string &name)
{
    const int descriptor = open(lockOf(store).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0)
        return badInput(name, say("the store's folder or its lock file cannot be written: %1", systemMessage(errno)));
    OwnerLock lock(descriptor);
    if (!lockAsOwner(descriptor)) {
        if (errno == EWOULDBLOCK)
            return ownedByAnother(name, ownerIn(descriptor));
        return badInput(name, say("the store cannot be locked: %1", systemMessage(errno)));
    }
    if (!writeOwner(descriptor))
        return failed(name, say("the store's lock file cannot be written: %1", systemMessage(errno)));
    return lock;
}

bool OwnerLock::isTaken(const std::filesystem::path &store)
{
    const int descriptor = open(lockOf(store).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno != ENOENT;
    const bool isFree = lockWithoutWaiting(descriptor, LOCK_SH) == 0;
    close(descriptor);
    return !isFree;
}

OwnerLock::OwnerLock(OwnerLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1))
{}

OwnerLock::~OwnerLock()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

} // namespace headstart::runs
