// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/child_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace headstart::weights {

namespace {

using Clock = std::chrono::steady_clock;

/// An open file of this process alone, and none of the first three numbers, onto which those of a child are laid.
class Descriptor {
public:
    explicit Descriptor(int of) : m_number(fcntl(of, F_DUPFD_CLOEXEC, 3)) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { shut(); }
    int number() const { return m_number; }
    void shut()
    {
        if (m_number >= 0)
            close(m_number);
        m_number = -1;
    }

private:
    int m_number;
};

std::string besideThisProgram(const std::string &name)
{
    std::error_code ignored;
    return (std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / name).string();
}

/// Returns an errno value.
int start(pid_t &child, const std::string &path, std::array<int, 3> files)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (int i = 0; i < 3; ++i)
        posix_spawn_file_actions_adddup2(&actions, files.at(static_cast<std::size_t>(i)), i);
    std::string name = path;
    std::string locking = "HDF5_USE_FILE_LOCKING=FALSE";
    std::string locale = "LC_ALL=C";
    const std::array<char *, 2> arguments = {name.data(), nullptr};
    const std::array<char *, 3> environment = {locking.data(), locale.data(), nullptr};
    const int error = posix_spawn(&child, path.c_str(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/// Whether there is something to read, or an end to see, before the time is up.
bool isReady(int descriptor, Clock::time_point deadline)
{
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd ready = {descriptor, POLLIN, 0};
        const int count = left > 0 ? poll(&ready, 1, static_cast<int>(left)) : 0;
        if (count >= 0 || errno != EINTR)
            return count > 0;
    }
}

/// Until the other side closes the pipe, which it does at the latest when it ends. False: the time is up.
bool listen(int pipe, Clock::time_point deadline, std::size_t most, std::string &message)
{
    while (isReady(pipe, deadline)) {
        std::array<char, 4096> piece = {};
        const ssize_t size = read(pipe, piece.data(), piece.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return true;
        message.append(piece.data(), std::min(static_cast<std::size_t>(size), most - message.size()));
    }
    return false;
}

/// A child may close the pipe and go on. Where the system cannot tell, it has to end by itself.
bool hasEnded(pid_t child, Clock::time_point deadline)
{
    const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    if (descriptor < 0)
        return true;
    const bool ended = isReady(descriptor, deadline);
    close(descriptor);
    return ended;
}

} // namespace

Result<ChildEnd> runBeside(const std::string &program, ChildFiles files, ChildLimits limits)
{
    const std::string path = besideThisProgram(program);
    const auto cannot = [&](int error) { return failed(path, say("cannot start %1: %2", path, systemMessage(error))); };
    std::array<int, 2> pipe = {};
    if (pipe2(pipe.data(), O_CLOEXEC) != 0)
        return cannot(errno);
    const Descriptor hearing(pipe[0]);
    Descriptor speaking(pipe[1]);
    close(pipe[0]);
    close(pipe[1]);
    const Descriptor input(files.input);
    const Descriptor output(files.output);
    pid_t child = 0;
    if (const int error = start(child, path, {input.number(), output.number(), speaking.number()}); error != 0)
        return cannot(error);
    speaking.shut();
    ChildEnd end;
    const auto deadline = Clock::now() + limits.time;
    end.isLate = !listen(hearing.number(), deadline, limits.message, end.message) || !hasEnded(child, deadline);
    if (end.isLate)
        kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    return end;
}

} // namespace headstart::weights
