// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop_token.h"
#include "core/zoo/flow.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headstart::zoo {

/// How a stage's output is laid out: decides pooling and display.
enum class Layout {
    Nchw,   ///< [N, C, H, W]
    Nhwc,   ///< [N, H, W, C]
    Tokens, ///< [N, T, C]
    Vector, ///< [N, C]
};

/// A piece of the chain. A stage owns the tensors whose names begin with one of `owns` (whole name parts; the longest
/// match wins).
struct Stage {
    std::string name;
    std::vector<std::string> owns;
    Layout layout = Layout::Nchw;
    bool cuttable = true;         ///< the cut line may lie in front of it
    bool isOfTask = false;        ///< files of weights often leave its tensors out, which then start anew
    bool readsFirstToken = false; ///< and no other of what the stage before it gives
};

/// How a stage runs.
enum class Mode : std::uint8_t {
    Evaluation,
    Training,          ///< dropout, stochastic depth, auxiliary heads; BatchNorm normalises by the batch
    TrainingFixedNorm, ///< the same, but BatchNorm normalises by its running statistics and keeps them
};

/// How one pass through a stage is made.
struct Pass {
    Mode mode = Mode::Evaluation;
    bool noise = true;                    ///< dropout and stochastic depth, where the mode is one of training
    bool mixedPrecision = false;          ///< see mixed_precision.h
    bool firstTokenAlone = false;         ///< [N, 1, C] will do, the first token's: what follows reads no other
    std::int64_t *multiplyAdds = nullptr; ///< convolutions and matrix products are added up here, if given
};

/// How a new tensor is filled. Numbers are those of torch.nn.init.
struct Initialiser {
    enum class Kind { Zeros, Ones, Constant, Normal, Uniform };
    Kind kind = Kind::Zeros;
    double scale = 0; ///< the constant, the standard deviation, or half the uniform's width
};

struct NamedTensor {
    std::string name; ///< as in torchvision, else timm, else Hugging Face
    at::Tensor tensor;
    bool isParameter = true; ///< else a buffer, as BatchNorm's statistics are
    Initialiser initialiser;
};
using NamedTensors = std::vector<NamedTensor>;

/// Classifiers that branch off in the middle and are there for training alone (Szegedy et al. 2015): the stage that
/// owns one puts its logits into Flow::aux, unless it runs in evaluation mode.
struct AuxiliaryHeads {
    std::vector<std::string> names;       ///< their tensors' names begin so
    std::vector<std::string> classifiers; ///< so begin those of their last layers, which have an output a class
    double lossWeight = 0;                ///< in training the loss of each is added, times this
};

/// Thrown out of a backward pass when the token of its forward pass has been stopped.
struct Stopped : std::exception {
    const char *what() const noexcept override { return "stopped"; }
};

/// A model: a chain of named stages over named tensors. `run` may start and end at any stage.
/// Made by the registry (registry.h); its tensors' values are undefined until they are loaded or initialised.
/// Movable, not copyable: the stages hold the tensors. Used by one thread at a time.
class Network {
public:
    using Step = std::function<Flow(const Flow &, const Pass &)>;
    struct Part {
        Stage stage;
        Step step;
    };
    Network(std::string id, std::vector<Part> parts, NamedTensors tensors, AuxiliaryHeads auxiliary = {});
    Network(Network &&) = default;
    Network &operator=(Network &&) = default;
    Network(const Network &) = delete;
    Network &operator=(const Network &) = delete;

    const std::string &id() const { return m_id; }
    std::span<const Stage> stages() const { return m_stages; }
    std::optional<std::size_t> find(std::string_view stage) const;
    std::size_t head() const { return m_stages.size() - 1; }
    const AuxiliaryHeads &auxiliary() const { return m_auxiliary; }

    /// Runs the stages from `from` up to, not including, `to`. `flow` is the output of stage from-1: for 0 the input,
    /// [N, 3, H, W] for images. With a stop, polled before each stage, the flow comes back empty; a backward pass
    /// through it polls too, at each stage, and throws Stopped. The token must outlive that pass.
    /// In training a layer of tokens makes the first one alone where the next stage of the range reads no other, equal
    /// within rounding; in evaluation a range that is split anywhere gives the same bits.
    /// Throws c10::Error where LibTorch does: sizes that do not fit, no memory.
    Flow run(Flow flow, std::size_t from, std::size_t to, const StopToken *stop = nullptr) const;
    /// The whole chain over one input: the logits, [N, classes].
    at::Tensor forward(const at::Tensor &input) const;
    at::Tensor forward(const Flow &input) const;
    /// A run that adds up the multiply-adds of its convolutions and matrix products.
    Flow runCounting(const Flow &flow, std::size_t from, std::size_t to, std::int64_t &multiplyAdds) const;

    /// The tensors of a range of stages, in the original's order. They share memory with the network.
    NamedTensors tensors(std::size_t from, std::size_t to) const;
    NamedTensors tensors() const { return tensors(0, m_stages.size()); }
    /// The stage that owns a tensor of this network.
    std::size_t stageOf(std::string_view tensor) const;
    /// Whether a tensor of this network is the head's or an auxiliary head's last layer's: for other classes it is a
    /// new one.
    bool isOfHead(std::string_view tensor) const;
    /// Whether it is of an auxiliary head.
    bool isAuxiliary(std::string_view tensor) const;
    /// The size of the head's output: the number of classes.
    std::int64_t classes() const;

    /// The mode of a range of stages. All start in evaluation mode.
    void setMode(std::size_t from, std::size_t to, Mode mode);
    /// Whether dropout and stochastic depth work in training. They do at first, and draw from LibTorch's default
    /// generator of the device: who seeds it gets the same again.
    void setNoise(bool on) { m_noise = on; }
    /// Dropout of what the head takes, in training, in place of the head's own; nothing: its own.
    void setHeadDropout(std::optional<double> probability) { m_headDropout = probability; }
    /// Whether stages compute in mixed precision in training (see mixed_precision.h). They do not at first.
    void setMixedPrecision(bool on) { m_mixedPrecision = on; }
    /// Changes the parameters' and statistics' floating-point type, in place.
    void toType(at::ScalarType type);
    /// Changes the memory format of the convolutions' weights, in place.
    void toMemoryFormat(at::MemoryFormat format);
    /// Moves all tensors, in place.
    void toDevice(at::Device device);

private:
    std::string m_id;
    std::vector<Stage> m_stages;
    std::vector<Step> m_steps;
    std::vector<Mode> m_modes; ///< a stage each
    bool m_noise = true;
    std::optional<double> m_headDropout;
    bool m_mixedPrecision = false;
    NamedTensors m_tensors;
    std::vector<std::size_t> m_owners; ///< the stage of each tensor
    AuxiliaryHeads m_auxiliary;
};

/// Fills tensors by their initialisers. A tensor's values depend on the seed and its name alone.
void initialise(const NamedTensors &tensors, std::uint64_t seed);

/// Whether two names mean the same tensors: `prefix` is `name` or a whole leading part of it ("layer1" of
/// "layer1.0.conv1.weight").
bool hasPrefix(std::string_view name, std::string_view prefix);

} // namespace headstart::zoo
