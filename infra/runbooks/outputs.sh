# Names that AWS gave, read from the outputs of the stacks: `output lake LandingBucket`. STAGE says which deployment.

stack() {
  echo "care-stability-${STAGE:-production}-$1"
}

output() {
  aws cloudformation describe-stacks --stack-name "$(stack "$1")" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue | [0]"
}

# Ends every process of a function: the next call starts a new one, which reads its secrets anew.
restart() {
  aws lambda update-function-configuration --function-name "$(output service "$1Function")" --output text \
    --description "Started anew on $(date -u +%FT%TZ)" --query LastModified
}

# Milliseconds since 1970, so many hours ago.
hours_ago() {
  echo "$(($(date +%s) - $1 * 3600))000"
}

# Sends the next dead letter of a worker back to its queue (`send_back ValidateReturn`). Fails where there is none.
send_back() {
  local dead letter body receipt
  dead=$(output service "$1DeadLettersUrl")
  letter=$(aws sqs receive-message --queue-url "$dead" --visibility-timeout 60 --max-number-of-messages 1 --output json)
  [ -n "$letter" ] || { echo "There is no dead letter." >&2; return 1; }
  body=$(echo "$letter" | node -p 'JSON.parse(fs.readFileSync(0)).Messages[0].Body')
  receipt=$(echo "$letter" | node -p 'JSON.parse(fs.readFileSync(0)).Messages[0].ReceiptHandle')
  aws sqs send-message --queue-url "$(output service "$1QueueUrl")" --message-body "$body" --query MessageId --output text &&
    aws sqs delete-message --queue-url "$dead" --receipt-handle "$receipt"
}
