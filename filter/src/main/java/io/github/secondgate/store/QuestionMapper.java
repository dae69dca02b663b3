package io.github.secondgate.store;

/** Security questions, one an account. An int is the number of rows changed. */
public interface QuestionMapper {
    /** The account's question, or null. */
    QuestionRow find(String account);

    int add(QuestionRow question);

    int delete(String account);
}
