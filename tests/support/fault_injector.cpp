// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded in front of the C library (LD_PRELOAD): counts the calls that change files below a folder, and spoils one of
// them. Or counts the larger allocations, and refuses one. See fault.h for how a test asks for it.

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <class Function>
Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

long numberOf(const char *variable)
{
    const char *text = std::getenv(variable);
    return text ? std::atol(text) : 0;
}

struct Plan {
    const char *under = std::getenv("HEADSTART_FAULT_UNDER");
    const long at = numberOf("HEADSTART_FAULT_AT");
    const char *does = std::getenv("HEADSTART_FAULT_DOES"); ///< an errno value, "kill" or "tear"
    const char *whileThere = std::getenv("HEADSTART_FAULT_WHILE");
    const char *log = std::getenv("HEADSTART_FAULT_LOG");
    const long allocation = numberOf("HEADSTART_FAULT_ALLOCATION"); ///< the smallest that counts, in bytes; 0: none
};

const Plan &plan()
{
    static const Plan one;
    return one;
}

std::atomic<long> count = 0;

bool isKill()
{
    return std::strcmp(plan().does, "kill") == 0;
}

bool isTear()
{
    return std::strcmp(plan().does, "tear") == 0;
}

[[noreturn]] void die()
{
    kill(getpid(), SIGKILL);
    while (true)
        pause();
}

/// One line a call: "NUMBER CALL PATH".
void note(long number, const char *call, const char *path)
{
    if (!plan().log)
        return;
    static const auto realOpen = next<int (*)(const char *, int, ...)>("open");
    static const auto realWrite = next<ssize_t (*)(int, const void *, size_t)>("write");
    static const int log = realOpen(plan().log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    char line[1024];
    int length = 0;
    char digits[24];
    int place = 0;
    for (long rest = number; rest > 0 || place == 0; rest /= 10)
        digits[place++] = static_cast<char>('0' + rest % 10);
    while (place > 0)
        line[length++] = digits[--place];
    for (const char *part : {" ", call, " ", path, "\n"})
        for (; *part != 0 && length < 1023; ++part)
            line[length++] = *part;
    if (realWrite(log, line, static_cast<size_t>(length)) < 0)
        abort();
}

/// The errno value that this call is to fail with; 0: it is left alone. -1: half of it, and then the end.
int faultAt(const char *call, const char *path)
{
    const Plan &what = plan();
    if (!what.under || std::strncmp(path, what.under, std::strlen(what.under)) != 0)
        return 0;
    const int before = errno;
    const long number = ++count;
    note(number, call, path);
    const bool isLasting = what.whileThere && number > what.at && access(what.whileThere, F_OK) == 0;
    errno = before;
    if (!what.does || (number != what.at && !isLasting))
        return 0;
    if (isKill())
        die();
    return isTear() ? -1 : std::atoi(what.does);
}

int faultAt(const char *call, int descriptor)
{
    if (!plan().under)
        return 0;
    char name[64] = "/proc/self/fd/";
    char digits[16];
    int place = 0;
    for (int rest = descriptor; rest > 0 || place == 0; rest /= 10)
        digits[place++] = static_cast<char>('0' + rest % 10);
    std::size_t length = std::strlen(name);
    while (place > 0)
        name[length++] = digits[--place];
    char path[512];
    const int before = errno;
    const ssize_t size = readlink(name, path, sizeof path - 1);
    errno = before;
    path[std::max<ssize_t>(size, 0)] = 0;
    return faultAt(call, path);
}

/// Of a call without bytes: torn is killed.
bool fails(int fault)
{
    if (fault < 0)
        die();
    errno = fault != 0 ? fault : errno;
    return fault != 0;
}

/// Whether it lies in the program itself, not in a library.
bool isOwn(const void *code)
{
    static const void *const own = [] {
        Dl_info program = {};
        return dladdr(reinterpret_cast<const void *>(getauxval(AT_ENTRY)), &program) != 0 ? program.dli_fbase : nullptr;
    }();
    Dl_info caller = {};
    return dladdr(code, &caller) != 0 && caller.dli_fbase == own;
}

bool isThere(const char *path)
{
    struct stat status = {};
    return lstat(path, &status) == 0;
}

int openSpoilt(const char *call, const char *real, const char *path, int flags, mode_t mode)
{
    if ((flags & O_CREAT) != 0 && !isThere(path) && fails(faultAt(call, path)))
        return -1;
    return next<int (*)(const char *, int, ...)>(real)(path, flags, mode);
}

mode_t modeOf(int flags, va_list rest)
{
    return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(rest, unsigned)) : 0;
}

/// How many allocations there were: too many for a line each.
struct LastNote {
    ~LastNote()
    {
        if (plan().allocation > 0)
            note(count, "posix_memalign", "");
    }
};
const LastNote lastNote;

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    const int fault = faultAt("write", descriptor);
    if (fault < 0) {
        static_cast<void>(!real(descriptor, bytes, size / 2));
        die();
    }
    return fails(fault) ? -1 : real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    const int fault = faultAt("pwrite", descriptor);
    if (fault < 0) {
        static_cast<void>(!real(descriptor, bytes, size / 2, offset));
        die();
    }
    return fails(fault) ? -1 : real(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    return pwrite(descriptor, bytes, size, offset);
}

int fsync(int descriptor)
{
    return fails(faultAt("fsync", descriptor)) ? -1 : next<int (*)(int)>("fsync")(descriptor);
}

int fdatasync(int descriptor)
{
    return fails(faultAt("fdatasync", descriptor)) ? -1 : next<int (*)(int)>("fdatasync")(descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    return fails(faultAt("ftruncate", descriptor)) ? -1 : next<int (*)(int, off_t)>("ftruncate")(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    return ftruncate(descriptor, size);
}

int rename(const char *from, const char *to) noexcept
{
    return fails(faultAt("rename", to)) ? -1 : next<int (*)(const char *, const char *)>("rename")(from, to);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    using Function = int (*)(int, const char *, int, const char *, unsigned);
    return fails(faultAt("renameat2", to)) ? -1 : next<Function>("renameat2")(fromFolder, from, toFolder, to, flags);
}

int mkdir(const char *path, mode_t mode) noexcept
{
    if (!isThere(path) && fails(faultAt("mkdir", path)))
        return -1;
    return next<int (*)(const char *, mode_t)>("mkdir")(path, mode);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = modeOf(flags, rest);
    va_end(rest);
    return openSpoilt("open", "open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = modeOf(flags, rest);
    va_end(rest);
    return openSpoilt("open", "open64", path, flags, mode);
}

/// The way to memory of the program's own allocator, which LibTorch uses. It tries twice. oneDNN's calls are not
/// counted: it falls over its own null pointers.
int posix_memalign(void **out, size_t alignment, size_t size) noexcept
{
    static const auto real = next<int (*)(void **, size_t, size_t)>("posix_memalign");
    thread_local bool failsAgain = false;
    const Plan &what = plan();
    if (what.allocation > 0 && static_cast<long>(size) >= what.allocation && isOwn(__builtin_return_address(0))) {
        if (failsAgain || ++count == what.at) {
            failsAgain = !failsAgain;
            return ENOMEM;
        }
    }
    return real(out, alignment, size);
}

} // extern "C"
